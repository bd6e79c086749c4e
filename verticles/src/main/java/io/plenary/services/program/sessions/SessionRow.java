package io.plenary.services.program.sessions;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plenary.contracts.Json;
import io.plenary.contracts.Link;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** A session as a row of the store and back. */
final class SessionRow {

    /** Everything but the long texts. */
    static final String BRIEF =
            """
            id, number, slug, title, subtitle, type, language, summary, track_id, day, start, duration_minutes,
            room_id, speakers::text, status, do_not_record, license, url, feedback_url, logo, links::text,
            attachments::text, sequence, created_at, updated_at, version
            """;

    static final String WHOLE = "description, extra::text, " + BRIEF;
    static final String STORED = "import_key, import_members, " + WHOLE;

    private static final String NOTHING = "[]";

    private SessionRow() {}

    static StoredSession stored(Row row) {
        return new StoredSession(
                whole(row), row.getString("import_key"), Set.of(row.getArrayOfStrings("import_members")));
    }

    static Session whole(Row row) {
        String extra = row.getString("extra");
        return session(row, row.getString("description"), extra == null ? null : new JsonObject(extra));
    }

    static Session brief(Row row) {
        return session(row, null, null);
    }

    private static Session session(Row row, String description, JsonObject extra) {
        return new Session(
                row.getUUID("id"),
                row.getInteger("number"),
                row.getString("slug"),
                row.getString("title"),
                row.getString("subtitle"),
                row.getString("type"),
                row.getString("language"),
                row.getString("summary"),
                description,
                row.getUUID("track_id"),
                slot(row),
                list(row.getString("speakers"), Credit[].class),
                SessionStatus.valueOf(row.getString("status")),
                row.getBoolean("do_not_record"),
                row.getString("license"),
                row.getString("url"),
                row.getString("feedback_url"),
                row.getString("logo"),
                list(row.getString("links"), Link[].class),
                list(row.getString("attachments"), Link[].class),
                extra,
                row.getInteger("sequence"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }

    private static Slot slot(Row row) {
        OffsetDateTime start = row.getOffsetDateTime("start");
        return start == null
                ? null
                : new Slot(
                        row.getLocalDate("day"),
                        start.toInstant(),
                        row.getInteger("duration_minutes"),
                        row.getUUID("room_id"));
    }

    private static <T> List<T> list(String json, Class<T[]> type) {
        try {
            return NOTHING.equals(json) ? List.of() : List.of(Json.MAPPER.readValue(json, type));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The store holds only what was written here", e);
        }
    }

    /** The values of a row, in the order of {@link SessionStore}'s statements. */
    static Tuple tuple(StoredSession stored) {
        Session session = stored.session();
        Slot slot = session.slot();
        return Tuple.of(
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
                slot == null ? null : slot.day(),
                slot == null ? null : slot.start().atOffset(ZoneOffset.UTC),
                slot == null ? null : slot.durationMinutes(),
                slot == null ? null : slot.roomId(),
                Json.write(session.speakers()),
                session.status().name(),
                session.doNotRecord(),
                session.license(),
                session.url(),
                session.feedbackUrl(),
                session.logo(),
                Json.write(session.links()),
                Json.write(session.attachments()),
                session.extra() == null ? null : session.extra().encode(),
                session.sequence(),
                SearchText.of(session),
                stored.importKey(),
                members(stored));
    }

    /** What is remembered of the import alone. */
    static Tuple origin(StoredSession stored) {
        return Tuple.of(stored.session().id(), stored.importKey(), members(stored));
    }

    private static String[] members(StoredSession stored) {
        return stored.importMembers().stream().sorted().toArray(String[]::new);
    }
}
