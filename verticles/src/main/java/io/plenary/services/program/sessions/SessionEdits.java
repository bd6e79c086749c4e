package io.plenary.services.program.sessions;

import io.plenary.contracts.MergePatch;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.services.program.conference.Change;
import io.vertx.core.json.JsonObject;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongFunction;

/** How sessions change: what follows from a change and what it is called. */
public final class SessionEdits {

    private static final Set<String> EDITABLE = Set.of(
            "number",
            "slug",
            "title",
            "subtitle",
            "type",
            "language",
            "summary",
            "description",
            "trackId",
            "slot",
            "speakers",
            "status",
            "doNotRecord",
            "license",
            "url",
            "feedbackUrl",
            "logo",
            "links",
            "attachments",
            "extra");

    private SessionEdits() {}

    /** @throws io.vertx.serviceproxy.ServiceException INVALID */
    static Session patched(Session session, MergePatch patch) {
        return patch.applyTo(withoutStaleDay(session, patch), Session.class, EDITABLE);
    }

    /** A new start brings its own day with it, unless the patch names one. */
    private static Session withoutStaleDay(Session session, MergePatch patch) {
        boolean moves = session.slot() != null
                && patch.members().getValue("slot") instanceof JsonObject slot
                && slot.containsKey("start")
                && !slot.containsKey("day");
        return moves ? withSlot(session, withDay(session.slot(), null)) : session;
    }

    /** The slot with its program day, which is that of its start where nothing else is said. */
    static Slot withDay(Slot slot, ZoneId zone) {
        if (slot == null || slot.day() != null && zone != null) {
            return slot;
        }
        return new Slot(
                zone == null ? null : slot.start().atZone(zone).toLocalDate(),
                slot.start(),
                slot.durationMinutes(),
                slot.roomId());
    }

    /** iCalendar's SEQUENCE grows when an attendee would have to know: another time, another room, another status. */
    public static int sequence(Session before, Session after) {
        boolean grows = !Objects.equals(place(before), place(after)) || before.status() != after.status();
        return grows ? before.sequence() + 1 : before.sequence();
    }

    /** Of a draft nobody was told yet, so it grows with the release. */
    static int sequence(Change change, Session before, Session after) {
        return change.toDraft() ? before.sequence() : sequence(before, after);
    }

    /** The most particular thing that can be said of a change. */
    public static LongFunction<ProgramEvents> event(Session before, Session after) {
        UUID id = after.id();
        String title = after.title();
        if (before == null) {
            return version -> new ProgramEvents.SessionCreated(id, title, version);
        }
        if (after.status() == SessionStatus.CANCELLED && before.status() != SessionStatus.CANCELLED) {
            return version -> new ProgramEvents.SessionCancelled(id, title, version);
        }
        return Objects.equals(place(before), place(after))
                ? version -> new ProgramEvents.SessionUpdated(id, title, version)
                : version -> new ProgramEvents.SessionMoved(id, title, version);
    }

    /** The program day says nothing about when or where. */
    private static Slot place(Session session) {
        Slot slot = session.slot();
        return slot == null ? null : new Slot(null, slot.start(), slot.durationMinutes(), slot.roomId());
    }

    static Session withSlot(Session session, Slot slot) {
        return with(session, session.number(), slot, session.speakers(), session.sequence());
    }

    public static Session withSequence(Session session, int sequence) {
        return with(session, session.number(), session.slot(), session.speakers(), sequence);
    }

    static Session with(Session session, Integer number, Slot slot, List<Credit> speakers, int sequence) {
        return copy(session, number, slot, speakers, session.status(), session.extra(), sequence);
    }

    static Session withExtra(Session session, JsonObject extra) {
        return copy(
                session,
                session.number(),
                session.slot(),
                session.speakers(),
                session.status(),
                extra,
                session.sequence());
    }

    /** The session as a tombstone: it keeps its place, so that calendars can tell what does not take place. */
    public static Session cancelled(Session session, boolean isDraft) {
        return copy(
                session,
                session.number(),
                session.slot(),
                session.speakers(),
                SessionStatus.CANCELLED,
                session.extra(),
                isDraft ? session.sequence() : session.sequence() + 1);
    }

    public static Session withTexts(Session session, String summary, String description, JsonObject extra) {
        return copy(
                session,
                session.number(),
                summary,
                description,
                session.slot(),
                session.speakers(),
                session.status(),
                extra,
                session.sequence());
    }

    private static Session copy(
            Session session,
            Integer number,
            Slot slot,
            List<Credit> speakers,
            SessionStatus status,
            JsonObject extra,
            int sequence) {
        return copy(session, number, session.summary(), session.description(), slot, speakers, status, extra, sequence);
    }

    private static Session copy(
            Session session,
            Integer number,
            String summary,
            String description,
            Slot slot,
            List<Credit> speakers,
            SessionStatus status,
            JsonObject extra,
            int sequence) {
        return new Session(
                session.id(),
                number,
                session.slug(),
                session.title(),
                session.subtitle(),
                session.type(),
                session.language(),
                summary,
                description,
                session.trackId(),
                slot,
                speakers,
                status,
                session.doNotRecord(),
                session.license(),
                session.url(),
                session.feedbackUrl(),
                session.logo(),
                session.links(),
                session.attachments(),
                extra,
                sequence,
                session.createdAt(),
                session.updatedAt(),
                session.version());
    }

    /** Whether two sessions say the same, whenever they were written. */
    public static boolean isSame(Session one, Session other) {
        return bare(one).equals(bare(other));
    }

    private static List<Object> bare(Session session) {
        return Arrays.asList(
                session.id(),
                session.number(),
                session.slug(),
                session.title(),
                session.subtitle(),
                session.type(),
                session.language(),
                session.summary(),
                session.description(),
                session.trackId(),
                session.slot(),
                session.speakers(),
                session.status(),
                session.doNotRecord(),
                session.license(),
                session.url(),
                session.feedbackUrl(),
                session.logo(),
                session.links(),
                session.attachments(),
                session.extra() == null || session.extra().isEmpty() ? null : session.extra(),
                session.sequence());
    }
}
