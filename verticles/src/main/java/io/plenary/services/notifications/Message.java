package io.plenary.services.notifications;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.MessageKind;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * What somebody is told. Its words are made when it is shown or sent.
 *
 * @param id follows from the event, the kind and the reader: told twice it is one message
 */
record Message(
        UUID id,
        UUID eventId,
        MessageKind kind,
        UUID userId,
        UUID organizationId,
        UUID conferenceId,
        Map<String, String> facts,
        Instant createdAt,
        boolean inInbox,
        Instant readAt,
        Instant archivedAt) {

    static Message of(Event event, Occasion occasion, UUID userId) {
        String name = event.id() + " " + occasion.kind() + " " + userId;
        return new Message(
                UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8)),
                event.id(),
                occasion.kind(),
                userId,
                event.organizationId(),
                event.conferenceId(),
                occasion.facts(),
                event.occurredAt(),
                occasion.kind().channels().contains(Channel.INBOX),
                null,
                null);
    }

    Message outsideInbox() {
        return new Message(
                id, eventId, kind, userId, organizationId, conferenceId, facts, createdAt, false, readAt, archivedAt);
    }
}
