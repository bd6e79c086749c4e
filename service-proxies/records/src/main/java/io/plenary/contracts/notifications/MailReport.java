package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What a provider says became of a mail.
 *
 * @param secret by which it is known; null where it named none
 * @param messageId of the mail, as it was sent
 * @param recipient whom it speaks of; null where that is whom the mail went to
 * @param permanent whether another attempt is of no use; only of mails that came back
 * @param reason in words of the provider; null where it says none
 */
@DataObject
public record MailReport(
        String secret, String messageId, String recipient, MailReportType type, boolean permanent, String reason)
        implements Dto {

    public static MailReport fromJson(String json) {
        return Json.read(json, MailReport.class);
    }

    public MailReport by(String sender) {
        return new MailReport(sender, messageId, recipient, type, permanent, reason);
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "MailReport[messageId=" + messageId + ", type=" + type + "]";
    }
}
