package io.plenary.services.notifications;

import io.plenary.contracts.notifications.MessageKind;
import java.util.UUID;

/**
 * A mail, ready to go.
 *
 * @param id of its delivery: its Message-ID follows from it
 * @param html the whole document
 * @param thread what mails belong to that mail programs show together, null where each stands for itself
 * @param unsubscribe where a mail program ends such mails (RFC 8058), null where they are not the reader's to end
 * @param unasked why anybody could have it mailed there, null where nobody else could
 * @param advertisementId what is below it, null for nothing
 * @param calendar what a calendar program takes over (RFC 5545), null where there is nothing to take over
 * @param replyTo who reads what is answered, null where nobody does
 */
record Envelope(
        UUID id,
        MessageKind kind,
        String address,
        String subject,
        String text,
        String html,
        String thread,
        String unsubscribe,
        Unasked unasked,
        UUID advertisementId,
        String calendar,
        String replyTo) {

    Envelope because(Unasked cause) {
        return new Envelope(
                id, kind, address, subject, text, html, thread, unsubscribe, cause, advertisementId, calendar, replyTo);
    }

    Envelope withCalendar(String calendar) {
        return new Envelope(
                id,
                kind,
                address,
                subject,
                text,
                html,
                thread,
                unsubscribe,
                unasked,
                advertisementId,
                calendar,
                replyTo);
    }

    Envelope answeredBy(String reader) {
        return new Envelope(
                id,
                kind,
                address,
                subject,
                text,
                html,
                thread,
                unsubscribe,
                unasked,
                advertisementId,
                calendar,
                reader);
    }
}
