package io.plenary.services.program.sessions;

import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionPage;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.Slot;
import io.plenary.runtime.Batch;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;

/** Sessions as they are stored; {@link CreditStore} keeps who speaks on them. */
public final class SessionStore {

    /** Where unscheduled sessions stand in the order. */
    private static final Instant NEVER = Instant.parse("9999-12-31T00:00:00Z");

    /** Few enough that turning them into records holds up the event loop only for moments. */
    private static final int BATCH = 100;

    private static final String BY_ID = "select " + SessionRow.WHOLE + " from sessions where id = $1";

    private SessionStore() {}

    public static Future<Optional<Session>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery(BY_ID)
                .mapping(SessionRow::whole)
                .execute(Tuple.of(id))
                .map(SessionStore::first);
    }

    /** In the order of the ids. */
    static Future<List<Session>> find(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select " + SessionRow.WHOLE
                        + " from sessions where id = any($1) order by array_position($1, id)")
                .mapping(SessionRow::whole)
                .execute(Tuple.tuple().addArrayOfUUID(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<StoredSession>> findStored(SqlClient sql, UUID id) {
        return sql.preparedQuery("select " + SessionRow.STORED + " from sessions where id = $1")
                .mapping(SessionRow::stored)
                .execute(Tuple.of(id))
                .map(SessionStore::first);
    }

    static Future<List<StoredSession>> findStored(SqlClient sql, List<UUID> ids) {
        return sql.preparedQuery("select " + SessionRow.STORED + " from sessions where id = any($1) order by id")
                .mapping(SessionRow::stored)
                .execute(Tuple.of(ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** @param speakers the ids of one person; null does not restrict */
    static Future<SessionPage> page(SqlClient sql, SessionQuery query, Set<UUID> speakers) {
        Cursor cursor = Cursor.parse(query.cursor());
        String where =
                """
                 from sessions
                where ($1::date is null or day = $1)
                  and ($2::uuid is null or track_id = $2)
                  and ($3::uuid is null or room_id = $3)
                  and ($4::uuid[] is null or id in (select session_id from credits where speaker_id = any($4)))
                  and ($5::text is null or status = $5)
                  and ($6::boolean is null or (start is not null) = $6)
                  and ($7::text is null or search @@ to_tsquery('simple', $7))
                  and ($8::timestamptz is null
                       or (coalesce(start, timestamptz '9999-12-31 00:00:00+00'), id) > ($8, $9))
                order by coalesce(start, timestamptz '9999-12-31 00:00:00+00'), id
                limit $10
                """;
        return sql.preparedQuery("select " + SessionRow.WHOLE + where)
                .mapping(SessionRow::whole)
                .execute(Tuple.of(
                        query.day(),
                        query.trackId(),
                        query.roomId(),
                        speakers == null ? null : speakers.toArray(UUID[]::new),
                        query.status() == null ? null : query.status().name(),
                        query.scheduled(),
                        SearchText.query(query.text()),
                        cursor.time(),
                        cursor.id(),
                        query.limit() + 1))
                .map(rows ->
                        Cursor.page(rows.stream().toList(), query.limit(), SessionStore::position, SessionPage::new));
    }

    private static Cursor position(Session session) {
        return Cursor.of(session.slot() == null ? NEVER : session.slot().start(), session.id());
    }

    /** Every session without its long texts. */
    public static Future<List<Session>> allBrief(SqlClient sql) {
        return all(sql, SessionRow.BRIEF, SessionRow::brief, Session::id);
    }

    public static Future<List<Session>> allWhole(SqlClient sql) {
        return all(sql, SessionRow.WHOLE, SessionRow::whole, Session::id);
    }

    public static Future<List<StoredSession>> allStored(SqlClient sql) {
        return all(sql, SessionRow.STORED, SessionRow::stored, stored -> stored.session()
                .id());
    }

    private static <T> Future<List<T>> all(
            SqlClient sql, String columns, Function<Row, T> mapping, Function<T, UUID> id) {
        return after(sql, columns, mapping, id, new UUID(0, 0), new ArrayList<>());
    }

    private static <T> Future<List<T>> after(
            SqlClient sql, String columns, Function<Row, T> mapping, Function<T, UUID> id, UUID last, List<T> found) {
        return sql.preparedQuery("select " + columns + " from sessions where id > $1 order by id limit " + BATCH)
                .mapping(mapping)
                .execute(Tuple.of(last))
                .compose(rows -> {
                    rows.forEach(found::add);
                    return rows.size() < BATCH
                            ? Future.succeededFuture(found)
                            : after(sql, columns, mapping, id, id.apply(found.get(found.size() - 1)), found);
                });
    }

    /** Other sessions that take place while this slot lasts. */
    static Future<List<Session>> during(SqlClient sql, UUID sessionId, Slot slot) {
        return sql.preparedQuery(
                        "select " + SessionRow.BRIEF
                                + """
                         from sessions
                        where id <> $1 and status <> 'CANCELLED' and duration_minutes > 0
                          and start < $3 and start + duration_minutes * interval '1 minute' > $2
                        order by start, id
                        """)
                .mapping(SessionRow::brief)
                .execute(Tuple.of(
                        sessionId,
                        slot.start().atOffset(ZoneOffset.UTC),
                        slot.start().plusSeconds(60L * slot.durationMinutes()).atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().toList());
    }

    /** Adds new sessions, with their credits. */
    public static Future<Void> insert(SqlClient sql, List<StoredSession> sessions) {
        String statement =
                """
                insert into sessions (id, number, slug, title, subtitle, type, language, summary, description, track_id,
                                      day, start, duration_minutes, room_id, speakers, status, do_not_record, license,
                                      url, feedback_url, logo, links, attachments, extra, sequence, search, import_key,
                                      import_members, size)
                values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15::text::json, $16, $17, $18, $19,
                        $20, $21, $22::text::json, $23::text::json, $24::text::json, $25, to_tsvector('simple', $26),
                        $27, $28, $29)
                """;
        return Batch.execute(sql, statement, sessions, SessionRow::tuple)
                .compose(inserted -> CreditStore.insert(sql, sessions));
    }

    /** Replaces sessions, with their credits. */
    public static Future<Void> update(SqlClient sql, List<StoredSession> sessions) {
        String statement =
                """
                update sessions
                set number = $2, slug = $3, title = $4, subtitle = $5, type = $6, language = $7, summary = $8,
                    description = $9, track_id = $10, day = $11, start = $12, duration_minutes = $13, room_id = $14,
                    speakers = $15::text::json, status = $16, do_not_record = $17, license = $18, url = $19,
                    feedback_url = $20, logo = $21, links = $22::text::json, attachments = $23::text::json,
                    extra = $24::text::json, sequence = $25, search = to_tsvector('simple', $26), import_key = $27,
                    import_members = $28, size = $29, updated_at = now(), version = version + 1
                where id = $1
                """;
        if (sessions.isEmpty()) {
            return Future.succeededFuture();
        }
        return CreditStore.delete(sql, sessions)
                .compose(deleted -> Batch.execute(sql, statement, sessions, SessionRow::tuple))
                .compose(updated -> CreditStore.insert(sql, sessions));
    }

    /** Remembers what a file calls sessions that stay as they are. */
    public static Future<Void> rename(SqlClient sql, List<StoredSession> sessions) {
        String statement = "update sessions set import_key = $2, import_members = $3 where id = $1";
        return Batch.execute(sql, statement, sessions, SessionRow::origin);
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from sessions where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    static Future<Boolean> isNumberTaken(SqlClient sql, int number, UUID otherThan) {
        return sql.preparedQuery("select 1 from sessions where number = $1 and id <> $2")
                .execute(Tuple.of(number, otherThan))
                .map(rows -> rows.size() > 0);
    }

    /** The highest number in use, 0 without sessions. Numbers near the end of the range were not given by us. */
    static Future<Integer> highestNumber(SqlClient sql) {
        return sql.preparedQuery("select coalesce(max(number), 0) from sessions where number < $1")
                .execute(Tuple.of(Numbers.FOREIGN))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    private static <T> Optional<T> first(RowSet<T> rows) {
        return rows.stream().findFirst();
    }
}
