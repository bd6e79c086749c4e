package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A mail by which a mail server says what became of another one.
 *
 * @param secret by which whoever brings it is known; null where they named none
 * @param text as it came, a character for each byte (ISO 8859-1)
 */
@DataObject
public record MailedReport(String secret, String text) implements Dto {

    public static MailedReport fromJson(String json) {
        return Json.read(json, MailedReport.class);
    }

    /** Without the secret, because it may end in a log. */
    @Override
    public String toString() {
        return "MailedReport[" + text.length() + "]";
    }
}
