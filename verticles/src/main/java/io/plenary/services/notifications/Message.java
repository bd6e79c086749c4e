package io.plenary.services.notifications;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.notifications.Bulletin;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.registrations.Holder;
import io.plenary.runtime.Uuids;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
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
        Map<String, Object> facts,
        Instant createdAt,
        boolean inInbox,
        Instant readAt,
        Instant archivedAt) {

    /** The fact that lists what has changed, each a {@code SessionChange}. */
    static final String CHANGES = "changes";

    /**
     * That of an agenda something has changed.
     *
     * @param digest what is told together
     */
    static Message ofAgenda(UUID digest, Conference conference, UUID userId, List<JsonObject> changes) {
        return of(digest, MessageKind.AGENDA_CHANGED, conference, userId, changes);
    }

    /** That something on an agenda begins soon. */
    static Message ofReminder(Conference conference, Instant start, UUID userId, List<JsonObject> sessions) {
        UUID beginning = named(conference.id() + " " + start);
        return of(beginning, MessageKind.SESSION_SOON, conference, userId, sessions);
    }

    /**
     * That something is new in a program.
     *
     * @param digest what is told together
     */
    static Message ofProgram(UUID digest, Conference conference, UUID userId, ProgramNews news) {
        return of(digest, MessageKind.PROGRAM_DIGEST, conference, userId, news.facts());
    }

    private static Message of(
            UUID eventId, MessageKind kind, Conference conference, UUID userId, List<JsonObject> changes) {
        return of(
                eventId,
                kind,
                conference,
                userId,
                Map.of(CHANGES, changes.stream().map(JsonObject::getMap).toList()));
    }

    private static Message of(
            UUID eventId, MessageKind kind, Conference conference, UUID userId, Map<String, Object> facts) {
        return new Message(
                id(eventId, kind, userId),
                eventId,
                kind,
                userId,
                conference.organizationId(),
                conference.id(),
                facts,
                Instant.now(),
                true,
                null,
                null);
    }

    /** What organizers write: it happens once, to each of those it is for. */
    static Message ofBulletin(Bulletin bulletin, Addressee person) {
        Map<String, Object> facts = new HashMap<>(person.facts());
        facts.put(BulletinTexts.BULLETIN, bulletin.id().toString());
        Message message = ofBulletin(bulletin.id(), bulletin, person.reader(), Map.copyOf(facts));
        return Holder.isAddress(person.reader()) ? message.outsideInbox() : message;
    }

    /** That of the message by which somebody is told of a bulletin. */
    static UUID idOf(Bulletin bulletin, UUID reader) {
        return id(bulletin.id(), MessageKind.ORGANIZERS_MESSAGE, reader);
    }

    /** The same as often as somebody tries it out. */
    static Message ofTest(Bulletin bulletin, UUID userId) {
        Map<String, Object> facts = Map.of(BulletinTexts.BULLETIN, bulletin.id().toString(), BulletinTexts.TEST, true);
        return ofBulletin(Uuids.next(), bulletin, userId, facts);
    }

    private static Message ofBulletin(UUID eventId, Bulletin bulletin, UUID userId, Map<String, Object> facts) {
        MessageKind kind = MessageKind.ORGANIZERS_MESSAGE;
        return new Message(
                id(eventId, kind, userId),
                eventId,
                kind,
                userId,
                bulletin.organizationId(),
                bulletin.conferenceId(),
                facts,
                Instant.now(),
                true,
                null,
                null);
    }

    /** That a number is to be confirmed, as often as somebody asks for it. */
    static Message ofPhone(UUID askedId, UUID userId) {
        MessageKind kind = MessageKind.CONFIRM_PHONE;
        return new Message(
                id(askedId, kind, userId),
                askedId,
                kind,
                userId,
                null,
                null,
                Map.of(),
                Instant.now(),
                false,
                null,
                null);
    }

    private static UUID id(UUID eventId, MessageKind kind, UUID userId) {
        return named(eventId + " " + kind + " " + userId);
    }

    /** The same for the same name. */
    static UUID named(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    static Message of(Event event, Occasion occasion, UUID userId) {
        return new Message(
                id(event.id(), occasion.kind(), userId),
                event.id(),
                occasion.kind(),
                userId,
                event.organizationId(),
                event.conferenceId(),
                Map.copyOf(occasion.facts()),
                event.occurredAt(),
                occasion.kind().channels().contains(Channel.INBOX),
                null,
                null);
    }

    /** With more to make words of. */
    Message with(Map<String, Object> more) {
        Map<String, Object> all = new HashMap<>(facts);
        all.putAll(more);
        return new Message(
                id, eventId, kind, userId, organizationId, conferenceId, all, createdAt, inInbox, readAt, archivedAt);
    }

    /** When nobody needs to be disturbed by it any more: a reminder, when what it is about has begun. */
    Instant lapses() {
        return kind == MessageKind.SESSION_SOON
                ? new JsonObject(facts)
                        .getJsonArray(CHANGES).stream()
                                .map(JsonObject.class::cast)
                                .map(change -> SessionChange.fromJson(change.encode())
                                        .after()
                                        .start())
                                .max(Comparator.naturalOrder())
                                .orElse(Instant.MAX)
                : Instant.MAX;
    }

    Message outsideInbox() {
        return new Message(
                id, eventId, kind, userId, organizationId, conferenceId, facts, createdAt, false, readAt, archivedAt);
    }
}
