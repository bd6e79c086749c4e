package io.plenary.services.notifications;

import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.net.URI;

/** Mails as they travel (RFC 5322): with what programs on their way and at their end want to know of them. */
final class Mime {

    private final String from;
    private final String host;
    private final MessageIds ids;

    /**
     * @param from who sends them, as mailbox: {@code Plenary <plenary@example.org>}
     * @param base how clients reach the platform
     * @param ids what mails are called
     */
    Mime(String from, String base, MessageIds ids) {
        this.from = from;
        this.ids = ids;
        this.host = URI.create(base).getHost();
    }

    String host() {
        return host;
    }

    /** @param logo its content, or what gives it when the mail is on its way */
    MailMessage message(Envelope envelope, MailAttachment logo) {
        MailMessage mail = new MailMessage()
                .setFrom(from)
                .setTo(envelope.address())
                .setSubject(envelope.subject())
                .setText(envelope.text())
                .setHtml(envelope.html())
                .setInlineAttachment(
                        logo.setContentId("<logo>").setContentType("image/png").setName("logo.png"))
                .setHeaders(headers(envelope));
        return envelope.calendar() == null ? mail : mail.setAttachment(calendar(envelope.calendar()));
    }

    private static MailAttachment calendar(String text) {
        return MailAttachment.create()
                .setData(Buffer.buffer(text))
                .setContentType("text/calendar; charset=utf-8; method=PUBLISH")
                .setName("conference.ics");
    }

    private MultiMap headers(Envelope envelope) {
        MultiMap headers = MultiMap.caseInsensitiveMultiMap()
                .add("Message-ID", ids.of(envelope.id(), host))
                // No out-of-office notes, please (RFC 3834).
                .add("Auto-Submitted", "auto-generated");
        if (envelope.thread() != null) {
            headers.add("In-Reply-To", threadId(envelope.thread())).add("References", threadId(envelope.thread()));
        }
        if (envelope.replyTo() != null) {
            headers.add("Reply-To", envelope.replyTo());
        }
        if (envelope.unsubscribe() != null) {
            headers.add("List-Unsubscribe", "<" + envelope.unsubscribe() + ">")
                    .add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }
        return headers;
    }

    private String threadId(String name) {
        return "<" + name + "@" + host + ">";
    }
}
