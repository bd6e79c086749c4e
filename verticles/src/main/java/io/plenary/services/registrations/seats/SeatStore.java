package io.plenary.services.registrations.seats;

import io.plenary.contracts.registrations.Seat;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatPage;
import io.plenary.contracts.registrations.SeatQuery;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

public final class SeatStore {

    /** Whether a ticket t lets somebody in on the day of a session s, in a time zone. While it has no slot any day will do. */
    static final String VALID_THEN =
            """
            (cardinality(t.valid_days) = 0 or s.starts_at is null
             or (s.starts_at at time zone %s)::date = any (t.valid_days))
            """;

    private static final String SELECT =
            """
            select s.* from session_seats s
            where s.organization_id = $1 and s.conference_id = $2 and s.session_id = $3
            """;

    private SeatStore() {}

    /** Until the transaction ends nobody else takes seats for this person, or their tickets away, so that what clashes is known. */
    public static Future<Void> alone(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("seats of " + userId + " in " + conferenceId))
                .mapEmpty();
    }

    /** Until the transaction ends whoever asks sees what this account has: an order of theirs may be cancelled by its link. */
    static Future<Void> standFor(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select set_config('app.user_id', $1, true)")
                .execute(Tuple.of(userId.toString()))
                .mapEmpty();
    }

    /** In which sessions somebody has a seat. */
    public static Future<Set<UUID>> of(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery("select session_id from session_seats where user_id = $1 and conference_id = $2")
                .mapping(row -> row.getUUID("session_id"))
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** The tickets of somebody that let them in. */
    public static Future<List<SeatRules.Held>> tickets(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select distinct t.ticket_type_id, t.valid_days from tickets t join orders o on o.id = t.order_id
                        where o.user_id = $1 and o.conference_id = $2 and t.state = 'VALID'
                        """)
                .mapping(row -> new SeatRules.Held(
                        row.getUUID("ticket_type_id"), List.of(row.getArrayOfLocalDates("valid_days"))))
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** Whether an order of theirs is confirmed. */
    static Future<Boolean> hasTicket(SqlClient sql, SeatKey key, UUID userId) {
        return sql.preparedQuery(
                        """
                        select from orders
                        where organization_id = $1 and conference_id = $2 and user_id = $3 and state = 'CONFIRMED' limit 1
                        """)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), userId))
                .map(rows -> rows.rowCount() > 0);
    }

    /**
     * One in each of them; false where one of them has none left. Then the transaction must not go on.
     *
     * @param offered where a seat is held for them
     */
    static Future<Boolean> take(
            SqlClient sql, UUID userId, String reason, List<SeatSession> sessions, Set<UUID> offered) {
        UUID conferenceId = sessions.get(0).conferenceId();
        UUID[] ids = sessions.stream().map(SeatSession::sessionId).toArray(UUID[]::new);
        return sql.preparedQuery(
                        """
                        insert into session_seats (conference_id, session_id, user_id, organization_id, reason)
                        select $1, unnest($2::uuid[]), $3, $4, $5
                        """)
                .execute(Tuple.of(conferenceId, ids, userId, sessions.get(0).organizationId(), reason))
                .compose(inserted -> sql.preparedQuery(
                                """
                                update seat_counts
                                set taken = taken + 1, held = held - case when session_id = any ($3) then 1 else 0 end
                                where conference_id = $1 and session_id = any ($2)
                                  and (session_id = any ($3) or not awaited and (size is null or taken + held < size))
                                """)
                        .execute(Tuple.of(conferenceId, ids, offered.toArray(UUID[]::new))))
                .map(rows -> rows.rowCount() == ids.length);
    }

    /** @return whose seats they were */
    static Future<List<UUID>> release(SqlClient sql, UUID conferenceId, UUID sessionId, Collection<UUID> users) {
        return sql.preparedQuery(
                        """
                        with gone as (
                            delete from session_seats
                            where conference_id = $1 and session_id = $2 and user_id = any ($3)
                            returning user_id),
                        counted as (
                            update seat_counts set taken = taken - (select count(*) from gone)
                            where conference_id = $1 and session_id = $2)
                        select user_id from gone
                        """)
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(conferenceId, sessionId, users.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    static Future<SeatPage> list(SqlClient sql, SeatQuery query) {
        Cursor start = Cursor.parse(query.cursor());
        SeatKey key = query.key();
        return sql.preparedQuery(
                        SELECT
                                + """
                        and ($4::timestamptz is null or (s.taken_at, s.user_id) > ($4, $5))
                        order by s.taken_at, s.user_id limit $6
                        """)
                .mapping(SeatStore::seat)
                .execute(Tuple.of(
                        key.organizationId(),
                        key.conferenceId(),
                        key.sessionId(),
                        start.time(),
                        start.id(),
                        query.limit() + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        query.limit(),
                        seat -> Cursor.of(seat.takenAt(), seat.userId()),
                        SeatPage::new));
    }

    static Future<Optional<Seat>> find(SqlClient sql, SeatKey key, UUID userId) {
        return sql.preparedQuery(SELECT + "and s.user_id = $4")
                .mapping(SeatStore::seat)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.sessionId(), userId))
                .map(rows -> rows.stream().findFirst());
    }

    /** Who came last, so many. */
    static Future<List<Seat>> last(SqlClient sql, SeatKey key, int many) {
        return sql.preparedQuery(SELECT + "order by s.taken_at desc, s.user_id desc limit $4")
                .mapping(SeatStore::seat)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.sessionId(), Math.max(0, many)))
                .map(rows -> rows.stream().toList());
    }

    static Future<List<UUID>> users(SqlClient sql, SeatKey key) {
        return sql.preparedQuery("select user_id from session_seats where conference_id = $1 and session_id = $2")
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(key.conferenceId(), key.sessionId()))
                .map(rows -> rows.stream().toList());
    }

    /** Whoever has a seat in another session at the time of this one, and what that is called. */
    static Future<List<Clashing>> clashing(SqlClient sql, SeatKey key) {
        return sql.preparedQuery(
                        """
                        select distinct on (m.user_id) m.user_id, o.title
                        from session_seats m
                        join seat_sessions s using (conference_id, session_id)
                        join session_seats x on x.user_id = m.user_id and x.conference_id = m.conference_id
                            and x.session_id <> m.session_id
                        join seat_sessions o on o.conference_id = x.conference_id and o.session_id = x.session_id
                        where m.conference_id = $1 and m.session_id = $2 and not s.cancelled and not o.cancelled
                          and o.starts_at < s.ends_at and s.starts_at < o.ends_at
                        order by m.user_id, o.starts_at, o.session_id
                        """)
                .mapping(row -> new Clashing(row.getUUID("user_id"), row.getString("title")))
                .execute(Tuple.of(key.conferenceId(), key.sessionId()))
                .map(rows -> rows.stream().toList());
    }

    record Clashing(UUID userId, String title) {}

    /** Whoever has a seat in it, and tickets with which people sit there, none of them on its day. */
    static Future<List<UUID>> onAnotherDay(SqlClient platform, SeatKey key, ZoneId zone) {
        return platform.preparedQuery(
                        """
                        select m.user_id
                        from session_seats m join seat_sessions s using (conference_id, session_id)
                        join orders o on o.user_id = m.user_id and o.conference_id = m.conference_id
                        join tickets t on t.order_id = o.id and t.state = 'VALID'
                            and (cardinality(s.ticket_type_ids) = 0 or t.ticket_type_id = any (s.ticket_type_ids))
                        where m.conference_id = $1 and m.session_id = $2 and not s.cancelled
                          and (s.ticket_needed or cardinality(s.ticket_type_ids) > 0)
                        group by m.user_id having not bool_or(%s) order by m.user_id
                        """
                                .formatted(VALID_THEN.formatted("$3")))
                .mapping(row -> row.getUUID("user_id"))
                .execute(Tuple.of(key.conferenceId(), key.sessionId(), zone.getId()))
                .map(rows -> rows.stream().toList());
    }

    /** Also what was offered to them: whoever looks for those who wait next counts that anew. */
    public static Future<List<UUID>> forgetUser(SqlClient sql, UUID userId) {
        return lockOf(sql, userId).compose(locked -> sql.preparedQuery(
                        """
                        with gone as (
                            delete from session_seats where user_id = $1 returning conference_id, session_id)
                        update seat_counts c set taken = taken - 1 from gone g
                        where (c.conference_id, c.session_id) = (g.conference_id, g.session_id)
                        returning c.conference_id
                        """)
                .mapping(row -> row.getUUID("conference_id"))
                .execute(Tuple.of(userId))
                .map(rows -> rows.stream().distinct().toList()));
    }

    /** The counts first, in the order in which everybody locks them. */
    private static Future<Void> lockOf(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        """
                        select from seat_counts c
                        where exists (select from session_seats s where s.user_id = $1
                                      and (s.conference_id, s.session_id) = (c.conference_id, c.session_id))
                        order by c.conference_id, c.session_id for update
                        """)
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static Seat seat(Row row) {
        return new Seat(
                row.getUUID("session_id"),
                row.getUUID("user_id"),
                null,
                null,
                row.getOffsetDateTime("taken_at").toInstant(),
                row.getString("reason"));
    }
}
