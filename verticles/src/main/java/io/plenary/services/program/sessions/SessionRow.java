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

/**
 * A session as a row of the store and back. Columns are read by position, which on the most frequent question of all costs
 * noticeably less than by name; the three lists begin alike, so the positions are the same in each.
 */
final class SessionRow {

    /** Everything but the long texts. */
    static final String BRIEF =
            """
            id, number, slug, title, subtitle, type, language, summary, track_id, day, start, duration_minutes,
            room_id, speakers::text, status, do_not_record, license, url, feedback_url, logo, links::text,
            attachments::text, sequence, created_at, updated_at, version
            """;

    static final String WHOLE = BRIEF + ", description, extra::text";
    static final String STORED = WHOLE + ", import_key, import_members";

    private static final String NOTHING = "[]";

    private SessionRow() {}

    static StoredSession stored(Row row) {
        return new StoredSession(whole(row), row.getString(28), Set.of(row.getArrayOfStrings(29)));
    }

    static Session whole(Row row) {
        String extra = row.getString(27);
        return session(row, row.getString(26), extra == null ? null : new JsonObject(extra));
    }

    static Session brief(Row row) {
        return session(row, null, null);
    }

    private static Session session(Row row, String description, JsonObject extra) {
        return new Session(
                row.getUUID(0),
                row.getInteger(1),
                row.getString(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                description,
                row.getUUID(8),
                slot(row),
                list(row.getString(13), Credit[].class),
                SessionStatus.valueOf(row.getString(14)),
                row.getBoolean(15),
                row.getString(16),
                row.getString(17),
                row.getString(18),
                row.getString(19),
                list(row.getString(20), Link[].class),
                list(row.getString(21), Link[].class),
                extra,
                row.getInteger(22),
                row.getOffsetDateTime(23).toInstant(),
                row.getOffsetDateTime(24).toInstant(),
                row.getLong(25));
    }

    private static Slot slot(Row row) {
        OffsetDateTime start = row.getOffsetDateTime(10);
        return start == null
                ? null
                : new Slot(row.getLocalDate(9), start.toInstant(), row.getInteger(11), row.getUUID(12));
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
                members(stored),
                SessionSize.of(session));
    }

    /** What is remembered of the import alone. */
    static Tuple origin(StoredSession stored) {
        return Tuple.of(stored.session().id(), stored.importKey(), members(stored));
    }

    private static String[] members(StoredSession stored) {
        return stored.importMembers().stream().sorted().toArray(String[]::new);
    }
}
