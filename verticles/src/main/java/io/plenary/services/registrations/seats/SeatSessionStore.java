package io.plenary.services.registrations.seats;

import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.SeatKey;
import io.plenary.contracts.registrations.SeatRule;
import io.plenary.contracts.registrations.SeatSession;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class SeatSessionStore {

    private static final String SELECT =
            """
            select s.*, c.size, c.taken, c.held, c.awaited from seat_sessions s join seat_counts c using (conference_id, session_id)
            """;

    private SeatSessionStore() {}

    static Future<List<SeatSession>> of(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(SELECT + "where s.conference_id = $1 order by s.starts_at, s.title, s.session_id")
                .mapping(SeatSessionStore::session)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<SeatSession>> find(SqlClient sql, SeatKey key) {
        return sql.preparedQuery(SELECT + "where s.organization_id = $1 and s.conference_id = $2 and s.session_id = $3")
                .mapping(SeatSessionStore::session)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.sessionId()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Wherever they are: a program that was copied has the ids of the first. */
    static Future<List<SeatKey>> withId(SqlClient sql, UUID sessionId) {
        return sql.preparedQuery("select * from seat_sessions where session_id = $1 order by conference_id")
                .mapping(SeatSessionStore::key)
                .execute(Tuple.of(sessionId))
                .map(rows -> rows.stream().toList());
    }

    /** Whether that is what is known of the session already. */
    static Future<Boolean> isKnown(SqlClient sql, SeatKey key, SessionCopy copy) {
        return sql.preparedQuery(
                        """
                        select from seat_sessions
                        where conference_id = $1 and session_id = $2
                          and (title, starts_at, ends_at, room_id, room_capacity, cancelled) is not distinct from
                              ($3::text, $4::timestamptz, $5::timestamptz, $6::uuid, $7::integer, $8::boolean)
                        """)
                .execute(Tuple.from(new Object[] {
                    key.conferenceId(),
                    key.sessionId(),
                    copy.title(),
                    time(copy.startsAt()),
                    time(copy.endsAt()),
                    copy.roomId(),
                    copy.roomCapacity(),
                    copy.cancelled()
                }))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Those of the ids, and all in the room. */
    static Future<List<UUID>> touched(
            SqlClient sql, UUID conferenceId, Collection<UUID> sessions, Collection<UUID> rooms) {
        return sql.preparedQuery(
                        """
                        select session_id from seat_sessions
                        where conference_id = $1 and (session_id = any ($2) or room_id = any ($3))
                        """)
                .mapping(row -> row.getUUID("session_id"))
                .execute(Tuple.of(conferenceId, sessions.toArray(UUID[]::new), rooms.toArray(UUID[]::new)))
                .map(found -> found.stream().toList());
    }

    /** Until the transaction ends nobody else takes a seat there. In the order of their ids, so that nobody waits in a circle. */
    public static Future<List<SeatSession>> lock(SqlClient sql, UUID conferenceId, Collection<UUID> sessions) {
        Tuple wanted = Tuple.of(conferenceId, (Object) sessions.toArray(UUID[]::new));
        // In a second statement: the first one, once it has waited, sees the rest as it was before.
        return sql.preparedQuery(
                        """
                        select from seat_counts where conference_id = $1 and session_id = any ($2)
                        order by session_id for update
                        """)
                .execute(wanted)
                .compose(locked -> sql.preparedQuery(
                                SELECT + "where s.conference_id = $1 and s.session_id = any ($2) order by s.session_id")
                        .mapping(SeatSessionStore::session)
                        .execute(wanted))
                .map(rows -> rows.stream().toList());
    }

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("seat sessions of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from seat_sessions where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    static Future<Void> insert(SqlClient sql, SeatSession wanted, SessionCopy copy) {
        return sql.preparedQuery(
                        """
                        with session as (
                            insert into seat_sessions (conference_id, session_id, organization_id, capacity, opens_at,
                                closes_at, ticket_needed, ticket_type_ids, title, starts_at, ends_at, room_id, room_capacity,
                                cancelled)
                            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                            returning *)
                        insert into seat_counts (conference_id, session_id, size)
                        select conference_id, session_id, coalesce(capacity, room_capacity) from session
                        """)
                .execute(tuple(wanted, copy))
                .mapEmpty();
    }

    static Future<Void> update(SqlClient sql, SeatSession wanted, SessionCopy copy) {
        return sql.preparedQuery(
                        """
                        with session as (
                            update seat_sessions
                            set capacity = $4, opens_at = $5, closes_at = $6, ticket_needed = $7, ticket_type_ids = $8,
                                title = $9, starts_at = $10, ends_at = $11, room_id = $12, room_capacity = $13,
                                cancelled = $14, updated_at = now(), version = version + 1
                            where conference_id = $1 and session_id = $2 and organization_id = $3
                            returning *)
                        update seat_counts c set size = coalesce(s.capacity, s.room_capacity) from session s
                        where (c.conference_id, c.session_id) = (s.conference_id, s.session_id)
                        """)
                .execute(tuple(wanted, copy))
                .mapEmpty();
    }

    /** By so many seats, whatever its room has. */
    public static Future<Void> enlarge(SqlClient sql, SeatSession session, int by) {
        return sql.preparedQuery(
                        """
                        with session as (
                            update seat_sessions set capacity = $3, updated_at = now(), version = version + 1
                            where conference_id = $1 and session_id = $2 and organization_id = $4)
                        update seat_counts set size = $3 where conference_id = $1 and session_id = $2
                        """)
                .execute(Tuple.of(
                        session.conferenceId(), session.sessionId(), session.size() + by, session.organizationId()))
                .mapEmpty();
    }

    static Future<Void> delete(SqlClient sql, SeatKey key) {
        return sql.preparedQuery("delete from seat_sessions where conference_id = $1 and session_id = $2")
                .execute(Tuple.of(key.conferenceId(), key.sessionId()))
                .mapEmpty();
    }

    static Future<ClashRule> rule(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select on_clash from seat_rules where conference_id = $1")
                .mapping(row -> ClashRule.valueOf(row.getString("on_clash")))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst().orElse(ClashRule.REFUSE));
    }

    static Future<Void> setRule(SqlClient sql, SeatRule rule) {
        return sql.preparedQuery(
                        """
                        insert into seat_rules (conference_id, organization_id, on_clash) values ($1, $2, $3)
                        on conflict (conference_id) do update set on_clash = excluded.on_clash
                        """)
                .execute(Tuple.of(
                        rule.conferenceId(),
                        rule.organizationId(),
                        rule.onClash().name()))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from session_seats where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .compose(gone -> sql.preparedQuery("delete from seat_sessions where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .compose(gone -> sql.preparedQuery("delete from seat_rules where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .mapEmpty();
    }

    private static Tuple tuple(SeatSession wanted, SessionCopy copy) {
        return Tuple.from(new Object[] {
            wanted.conferenceId(),
            wanted.sessionId(),
            wanted.organizationId(),
            wanted.capacity(),
            time(wanted.opensAt()),
            time(wanted.closesAt()),
            wanted.ticketNeeded(),
            wanted.ticketTypeIds().toArray(UUID[]::new),
            copy.title(),
            time(copy.startsAt()),
            time(copy.endsAt()),
            copy.roomId(),
            copy.roomCapacity(),
            copy.cancelled()
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static SeatKey key(Row row) {
        return new SeatKey(row.getUUID("organization_id"), row.getUUID("conference_id"), row.getUUID("session_id"));
    }

    private static SeatSession session(Row row) {
        return new SeatSession(
                row.getUUID("session_id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getInteger("capacity"),
                instant(row.getOffsetDateTime("opens_at")),
                instant(row.getOffsetDateTime("closes_at")),
                row.getBoolean("ticket_needed"),
                List.of(row.getArrayOfUUIDs("ticket_type_ids")),
                row.getString("title"),
                instant(row.getOffsetDateTime("starts_at")),
                instant(row.getOffsetDateTime("ends_at")),
                row.getBoolean("cancelled"),
                row.getInteger("size"),
                row.getInteger("taken"),
                row.getInteger("held"),
                row.getBoolean("awaited"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
