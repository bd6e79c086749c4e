package io.plenary.services.webhooks;

import static java.util.Map.entry;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceAdded;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceDeleted;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceRestored;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceTransitioned;
import io.plenary.contracts.conferences.ConferenceEvents.ConferenceUpdated;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.Transition;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.program.ProgramEvents.ProgramImported;
import io.plenary.contracts.program.ProgramEvents.RoomsChanged;
import io.plenary.contracts.program.ProgramEvents.SessionCancelled;
import io.plenary.contracts.program.ProgramEvents.SessionCreated;
import io.plenary.contracts.program.ProgramEvents.SessionDeleted;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.contracts.program.ProgramEvents.SessionUpdated;
import io.plenary.contracts.program.ProgramEvents.TracksChanged;
import io.plenary.contracts.webhooks.WebhookType;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * Says in the words of the public contract what our services announce among themselves. By id, and beyond that only what
 * everybody may see: nothing of who did it, and no content of a conference that is not published.
 */
final class Translation {

    private static final String VERSION = "version";

    /**
     * @param always members of the payload that say nothing but what is meant
     * @param published members that only published conferences show
     */
    private record Told(WebhookType type, List<String> always, List<String> published) {}

    private static final Map<Class<? extends Payload>, Told> TOLD = Map.ofEntries(
            session(SessionCreated.class, WebhookType.SESSION_CREATED),
            session(SessionUpdated.class, WebhookType.SESSION_CHANGED),
            session(SessionMoved.class, WebhookType.SESSION_MOVED),
            session(SessionCancelled.class, WebhookType.SESSION_CANCELLED),
            session(SessionDeleted.class, WebhookType.SESSION_DELETED),
            told(RoomsChanged.class, WebhookType.ROOMS_CHANGED, "roomId", VERSION),
            told(TracksChanged.class, WebhookType.TRACKS_CHANGED, "trackId", VERSION),
            told(ProgramImported.class, WebhookType.PROGRAM_IMPORTED, "importId", "counts", VERSION),
            told(ConferenceAdded.class, WebhookType.CONFERENCE_CREATED),
            told(ConferenceUpdated.class, WebhookType.CONFERENCE_CHANGED),
            told(ConferenceTransitioned.class, WebhookType.CONFERENCE_CHANGED),
            told(ConferenceDeleted.class, WebhookType.CONFERENCE_DELETED, "deleteAfter"),
            told(ConferenceRestored.class, WebhookType.CONFERENCE_RESTORED));

    private static final Map<ConferenceStatus, WebhookType> TRANSITIONS = Map.of(
            ConferenceStatus.PUBLISHED, WebhookType.CONFERENCE_PUBLISHED,
            ConferenceStatus.ARCHIVED, WebhookType.CONFERENCE_ARCHIVED,
            ConferenceStatus.CANCELLED, WebhookType.CONFERENCE_CANCELLED);

    private Translation() {}

    private static Map.Entry<Class<? extends Payload>, Told> session(Class<? extends Payload> event, WebhookType type) {
        return entry(event, new Told(type, List.of("sessionId", VERSION), List.of("title")));
    }

    private static Map.Entry<Class<? extends Payload>, Told> told(
            Class<? extends Payload> event, WebhookType type, String... always) {
        return entry(event, new Told(type, List.of(always), List.of()));
    }

    /** The events that the world is told of. */
    @SuppressWarnings("unchecked")
    static Class<? extends Payload>[] events() {
        return TOLD.keySet().toArray(Class[]::new);
    }

    /** @param conference as everybody sees it at the moment; null where nobody does */
    static Message of(Event event, Conference conference) {
        Told told = TOLD.entrySet().stream()
                .filter(entry -> event.is(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow();
        JsonObject data = new JsonObject();
        data.put("conferenceId", event.conferenceId().toString());
        copy(event, told.always(), data);
        if (conference != null) {
            copy(event, told.published(), data);
            data.put("conference", facts(conference));
        }
        return Message.of(
                event.id(), event.organizationId(), event.conferenceId(), type(event, told), event.occurredAt(), data);
    }

    private static void copy(Event event, List<String> members, JsonObject data) {
        members.forEach(member -> data.put(member, event.payload().getValue(member)));
    }

    private static JsonObject facts(Conference conference) {
        return new JsonObject()
                .put("slug", conference.slug())
                .put("title", conference.title())
                .put("startDate", conference.startDate().toString())
                .put("endDate", conference.endDate().toString())
                .put("status", conference.status().name());
    }

    private static WebhookType type(Event event, Told told) {
        if (!event.is(ConferenceTransitioned.class)) {
            return told.type();
        }
        Transition transition = event.as(ConferenceTransitioned.class).transition();
        return transition == null || transition.to() == null
                ? told.type()
                : TRANSITIONS.getOrDefault(transition.to(), told.type());
    }
}
