package io.plenary.services.registrations.seats;

import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.WaitingEntry;
import io.plenary.contracts.registrations.WaitingState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Who waits for a seat in a session. Whoever changes something here has locked the session, which comes before the entries. */
public final class SeatWaitingStore {

    /** Who has no ticket any more with which people sit there on its day; of an entry e and its session s, and a time zone. */
    private static final String MAY_NOT_ENTER =
            """
            (s.ticket_needed or cardinality(s.ticket_type_ids) > 0) and not exists (
                select from tickets t join orders o on o.id = t.order_id
                where o.user_id = e.user_id and o.conference_id = e.conference_id and t.state = 'VALID'
                  and (cardinality(s.ticket_type_ids) = 0 or t.ticket_type_id = any (s.ticket_type_ids)) and
            """
                    + SeatStore.VALID_THEN
                    + ")";

    /** Its seats that are offered, and whether somebody waits, as the entries say. */
    private static final String AS_ENTRIES_SAY =
            """
            (select count(*) from waiting_entries e
             where (e.conference_id, e.session_id) = (c.conference_id, c.session_id) and e.state = 'OFFERED') as held,
            exists (select from waiting_entries e
                    where (e.conference_id, e.session_id) = (c.conference_id, c.session_id) and e.state = 'WAITING') as awaited
            """;

    private SeatWaitingStore() {}

    /** In how many sessions of a conference somebody waits or is offered a seat. */
    public static Future<Integer> count(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select count(*)::integer from waiting_entries
                        where user_id = $1 and conference_id = $2 and session_id is not null and state in ('WAITING', 'OFFERED')
                        """)
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.iterator().next().getInteger(0));
    }

    /** In which sessions a seat is held for somebody at this moment. */
    static Future<Set<UUID>> offered(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select session_id from waiting_entries
                        where user_id = $1 and conference_id = $2 and session_id is not null
                          and state = 'OFFERED' and held_until > clock_timestamp()
                        """)
                .mapping(row -> row.getUUID("session_id"))
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.stream().collect(Collectors.toSet()));
    }

    /** The session, if a seat there is held for somebody at this moment. */
    static Future<Set<UUID>> offered(SqlClient sql, UUID userId, UUID conferenceId, UUID sessionId) {
        return offered(sql, userId, conferenceId).map(all -> all.contains(sessionId) ? Set.of(sessionId) : Set.of());
    }

    /** From this moment on what comes back is not for everybody. */
    public static Future<Void> keep(SqlClient sql, SeatSession session) {
        return sql.preparedQuery("update seat_counts set awaited = true where conference_id = $1 and session_id = $2")
                .execute(Tuple.of(session.conferenceId(), session.sessionId()))
                .mapEmpty();
    }

    /** Who has got a seat waits no more: for some of these one was held. */
    static Future<Void> taken(SqlClient sql, UUID userId, UUID conferenceId, Set<UUID> sessions) {
        return sql.preparedQuery(
                        """
                        update waiting_entries
                        set state = case state when 'OFFERED' then 'TAKEN' else 'SERVED' end, held_until = null,
                            version = version + 1
                        where user_id = $1 and conference_id = $2 and session_id = any ($3) and state in ('WAITING', 'OFFERED')
                        """)
                .execute(Tuple.of(userId, conferenceId, sessions.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** A seat that was held for somebody is held no more. */
    public static Future<Void> letGo(SqlClient sql, WaitingEntry entry) {
        return sql.preparedQuery("update seat_counts set held = held - 1 where conference_id = $1 and session_id = $2")
                .execute(Tuple.of(entry.conferenceId(), entry.sessionId()))
                .mapEmpty();
    }

    /** A seat is held for one of those who wait, out of turn. */
    public static Future<Void> offer(SqlClient sql, SeatSession session, UUID entryId, Instant until, String reason) {
        return sql.preparedQuery(
                        """
                        with counted as (
                            update seat_counts set held = held + 1 where conference_id = $1 and session_id = $2)
                        update waiting_entries
                        set state = 'OFFERED', offered_at = now(), held_until = $4, reason = $5, version = version + 1
                        where id = $3
                        """)
                .execute(Tuple.of(
                        session.conferenceId(), session.sessionId(), entryId, until.atOffset(ZoneOffset.UTC), reason))
                .mapEmpty();
    }

    /** Sessions of a conference in which something is to be done for those who wait. */
    static Future<List<UUID>> due(SqlClient platform, UUID conferenceId, Optional<ZoneId> ahead) {
        return platform.preparedQuery(
                        """
                        select e.session_id
                        from waiting_entries e
                        join seat_sessions s using (conference_id, session_id)
                        join seat_counts c using (conference_id, session_id)
                        where e.conference_id = $1 and e.state in ('WAITING', 'OFFERED') and (
                            not $2 or s.cancelled or least(s.closes_at, s.starts_at) <= now()
                            or e.state = 'OFFERED' and e.held_until <= now()
                            or e.state = 'WAITING' and (c.size is null or c.taken + c.held < c.size)
                                and (s.opens_at is null or s.opens_at <= now())
                            or %s)
                        union
                        select n.session_id
                        from (select c.session_id, c.held as was_held, c.awaited as was_awaited, %s
                              from seat_counts c where c.conference_id = $1 and (c.held > 0 or c.awaited)) n
                        where n.held <> n.was_held or n.awaited <> n.was_awaited
                        """
                                .formatted(MAY_NOT_ENTER.formatted("$3"), AS_ENTRIES_SAY))
                .mapping(row -> row.getUUID("session_id"))
                .execute(Tuple.of(
                        conferenceId,
                        ahead.isPresent(),
                        ahead.map(ZoneId::getId).orElse("UTC")))
                .map(rows -> rows.stream().toList());
    }

    /** All of a session end. */
    static Future<List<Told>> endAll(SqlClient sql, SeatSession session, WaitingState end) {
        return told(sql, session, end, "e.state in ('WAITING', 'OFFERED')");
    }

    /** Those who let their offer end. */
    static Future<List<Told>> expire(SqlClient platform, SeatSession session) {
        return told(
                platform, session, WaitingState.MISSED, "e.state = 'OFFERED' and e.held_until <= clock_timestamp()");
    }

    static Future<List<Told>> endWithoutTicket(SqlClient platform, SeatSession session, ZoneId zone) {
        return told(
                platform,
                session,
                WaitingState.NO_TICKET,
                "e.state in ('WAITING', 'OFFERED') and " + MAY_NOT_ENTER.formatted("$4"),
                zone.getId());
    }

    /** @param more what the condition asks for besides, if anything */
    private static Future<List<Told>> told(
            SqlClient sql, SeatSession session, WaitingState end, String which, Object... more) {
        Tuple wanted = Tuple.of(session.conferenceId(), session.sessionId(), end.name());
        Stream.of(more).forEach(wanted::addValue);
        return sql.preparedQuery(
                        """
                        update waiting_entries e set state = $3, held_until = null, version = e.version + 1
                        from seat_sessions s
                        where e.conference_id = $1 and e.session_id = $2
                          and (s.conference_id, s.session_id) = (e.conference_id, e.session_id) and %s
                        returning e.id, e.user_id
                        """
                                .formatted(which))
                .mapping(SeatWaitingStore::told)
                .execute(wanted)
                .map(rows -> rows.stream().toList());
    }

    /** The first of those who wait are offered seats. */
    static Future<List<Told>> offerNext(SqlClient platform, SeatSession session, int most, Instant until) {
        return platform.preparedQuery(
                        """
                        with next as (
                            select id from waiting_entries
                            where conference_id = $1 and session_id = $2 and state = 'WAITING'
                            order by class <> 'VIP', place, id limit $3)
                        update waiting_entries e
                        set state = 'OFFERED', offered_at = now(), held_until = $4, version = e.version + 1
                        from next where e.id = next.id
                        returning e.id, e.user_id
                        """)
                .mapping(SeatWaitingStore::told)
                .execute(Tuple.of(session.conferenceId(), session.sessionId(), most, until.atOffset(ZoneOffset.UTC)))
                .map(rows -> rows.stream().toList());
    }

    /** @return the session as the entries say it is now */
    static Future<SeatSession> count(SqlClient platform, SeatSession session) {
        return platform.preparedQuery(
                        """
                        update seat_counts c set held = n.held, awaited = n.awaited
                        from (select c.conference_id, c.session_id, %s from seat_counts c) n
                        where (n.conference_id, n.session_id) = (c.conference_id, c.session_id)
                          and c.conference_id = $1 and c.session_id = $2
                        """
                                .formatted(AS_ENTRIES_SAY))
                .execute(Tuple.of(session.conferenceId(), session.sessionId()))
                .compose(counted ->
                        SeatSessionStore.lock(platform, session.conferenceId(), List.of(session.sessionId())))
                .map(found -> found.get(0));
    }

    /** Until when, at the latest, somebody has to look again; empty where nobody waits for a seat or is offered one. */
    static Future<Optional<Instant>> next(SqlClient platform, UUID conferenceId, Instant latest) {
        return platform.preparedQuery(
                        """
                        select least($2::timestamptz, min(e.held_until),
                            min(s.closes_at) filter (where s.closes_at > now()), min(s.starts_at) filter (where s.starts_at > now()),
                            min(s.opens_at) filter (where s.opens_at > now())) as at, count(*) as waiting
                        from waiting_entries e join seat_sessions s using (conference_id, session_id)
                        where e.conference_id = $1 and e.state in ('WAITING', 'OFFERED')
                        """)
                .execute(Tuple.of(conferenceId, latest.atOffset(ZoneOffset.UTC)))
                .map((RowSet<Row> rows) -> rows.iterator().next())
                .map(row -> row.getLong("waiting") == 0
                        ? Optional.empty()
                        : Optional.of(row.getOffsetDateTime("at").toInstant()));
    }

    /** Who waits for a session, or is offered a seat there, and has one in another at its time, and what that is called. */
    static Future<List<SeatStore.Clashing>> clashing(SqlClient platform, SeatSession session) {
        return platform.preparedQuery(
                        """
                        select distinct on (e.user_id) e.user_id, o.title
                        from waiting_entries e
                        join seat_sessions s using (conference_id, session_id)
                        join session_seats x on x.user_id = e.user_id and x.conference_id = e.conference_id
                        join seat_sessions o on o.conference_id = x.conference_id and o.session_id = x.session_id
                        where e.conference_id = $1 and e.session_id = $2 and e.state in ('WAITING', 'OFFERED')
                          and not o.cancelled and o.starts_at < s.ends_at and s.starts_at < o.ends_at
                        order by e.user_id, o.starts_at, o.session_id
                        """)
                .mapping(row -> new SeatStore.Clashing(row.getUUID("user_id"), row.getString("title")))
                .execute(Tuple.of(session.conferenceId(), session.sessionId()))
                .map(rows -> rows.stream().toList());
    }

    record Told(UUID entryId, UUID userId) {}

    private static Told told(Row row) {
        return new Told(row.getUUID("id"), row.getUUID("user_id"));
    }
}
