package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.Quota;
import io.plenary.contracts.registrations.QuotaDraft;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

public final class QuotaStore {

    private static final String QUOTAS =
            "select q.*, s.size, s.taken, s.awaited from quotas q join quota_seats s on s.quota_id = q.id";

    private QuotaStore() {}

    public static Future<List<Quota>> of(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(QUOTAS + " where q.conference_id = $1 order by q.name, q.id")
                .mapping(QuotaStore::quota)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<Quota>> find(SqlClient sql, UUID organizationId, UUID conferenceId, UUID id) {
        return find(sql, "", organizationId, conferenceId, id);
    }

    /** Kept from other writers until the transaction ends. */
    static Future<Optional<Quota>> lock(SqlClient sql, UUID organizationId, UUID conferenceId, UUID id) {
        return find(sql, " for update", organizationId, conferenceId, id);
    }

    private static Future<Optional<Quota>> find(
            SqlClient sql, String lock, UUID organizationId, UUID conferenceId, UUID id) {
        return sql.preparedQuery(QUOTAS + " where q.organization_id = $1 and q.conference_id = $2 and q.id = $3" + lock)
                .mapping(QuotaStore::quota)
                .execute(Tuple.of(organizationId, conferenceId, id))
                .map(rows -> rows.stream().findFirst());
    }

    /** Those of the ids that are quotas of the conference; none of them is removed until the transaction ends. */
    static Future<Set<UUID>> hold(SqlClient sql, UUID conferenceId, Collection<UUID> ids) {
        return sql.preparedQuery(
                        "select id from quotas where conference_id = $1 and id = any ($2) order by id for key share")
                .execute(Tuple.of(conferenceId, (Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().map(row -> row.getUUID("id")).collect(Collectors.toSet()));
    }

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("quotas of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from quotas where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** False if the id exists. */
    static Future<Boolean> insert(SqlClient sql, QuotaDraft draft) {
        return sql.preparedQuery(
                        """
                        with quota as (
                            insert into quotas (id, organization_id, conference_id, name) values ($1, $2, $3, $4)
                            on conflict (id) do nothing
                            returning id)
                        insert into quota_seats (quota_id, size) select id, $5 from quota
                        """)
                .execute(Tuple.of(draft.id(), draft.organizationId(), draft.conferenceId(), draft.name(), draft.size()))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Void> rename(SqlClient sql, Quota quota) {
        return sql.preparedQuery("update quotas set name = $2, updated_at = now(), version = version + 1 where id = $1")
                .execute(Tuple.of(quota.id(), quota.name()))
                .mapEmpty();
    }

    /** False where more seats are taken than there would be. */
    static Future<Boolean> resize(SqlClient sql, UUID id, Integer size) {
        return sql.preparedQuery(
                        "update quota_seats set size = $2::integer where quota_id = $1 and ($2::integer is null or taken <= $2)")
                .execute(Tuple.of(id, size))
                .map(rows -> rows.rowCount() == 1);
    }

    static Future<Boolean> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from quotas where id = $1")
                .execute(Tuple.of(id))
                .map(rows -> rows.rowCount() == 1);
    }

    /** As they are at this moment. */
    public static Future<List<Free>> seats(SqlClient sql, Collection<UUID> ids) {
        return seats(sql, ids, "");
    }

    /**
     * Takes seats, or gives them back where the count is negative.
     *
     * @return false where there are not so many
     */
    static Future<Boolean> take(SqlClient sql, UUID id, int count) {
        return sql.preparedQuery(
                        """
                        update quota_seats set taken = taken + $2
                        where quota_id = $1 and ($2 < 0 or size is null or taken + $2 <= size)
                        """)
                .execute(Tuple.of(id, count))
                .map(rows -> rows.rowCount() == 1);
    }

    /**
     * Takes seats as everybody may: none of a quota of which those who wait lack some.
     *
     * @return false where there are not so many
     */
    static Future<Boolean> buy(SqlClient sql, UUID id, int count) {
        return sql.preparedQuery(
                        """
                        update quota_seats set taken = taken + $2
                        where quota_id = $1 and not awaited and (size is null or taken + $2 <= size)
                        """)
                .execute(Tuple.of(id, count))
                .map(rows -> rows.rowCount() == 1);
    }

    /** Kept from all who want seats until the transaction ends, in the order in which they are taken. */
    public static Future<List<Free>> lockSeats(SqlClient sql, Collection<UUID> ids) {
        return seats(sql, ids, " for update");
    }

    private static Future<List<Free>> seats(SqlClient sql, Collection<UUID> ids, String lock) {
        return sql.preparedQuery(
                        """
                        select quota_id, size - taken as free, awaited from quota_seats where quota_id = any ($1)
                        order by quota_id
                        """
                                + lock)
                .mapping(row -> new Free(row.getUUID("quota_id"), row.getInteger("free"), row.getBoolean("awaited")))
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.stream().toList());
    }

    /** The same with all of the conference that are marked: the mark may be taken from them. */
    public static Future<List<Free>> lockSeats(SqlClient sql, UUID conferenceId, Collection<UUID> ids) {
        return sql.preparedQuery(
                        """
                        select s.quota_id from quota_seats s join quotas q on q.id = s.quota_id
                        where q.conference_id = $1 and (s.awaited or s.quota_id = any ($2))
                        """)
                .execute(Tuple.of(conferenceId, (Object) ids.toArray(UUID[]::new)))
                .compose(found -> lockSeats(
                        sql, found.stream().map(row -> row.getUUID("quota_id")).toList()));
    }

    /** @param seats null where there is no end of them */
    public record Free(UUID quotaId, Integer seats, boolean awaited) {}

    /** Seats of these go to those who wait from now on. */
    public static Future<Void> keepForWaiting(SqlClient sql, Collection<UUID> ids) {
        return sql.preparedQuery("update quota_seats set awaited = true where quota_id = any ($1) and not awaited")
                .execute(Tuple.of((Object) ids.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** Of the quotas of a conference these go to those who wait, and all others to everybody. */
    public static Future<Void> keepForWaiting(SqlClient sql, UUID conferenceId, Collection<UUID> ids) {
        return sql.preparedQuery(
                        """
                        update quota_seats s set awaited = (s.quota_id = any ($2))
                        where s.quota_id in (
                            select t.quota_id from quota_seats t join quotas q on q.id = t.quota_id
                            where q.conference_id = $1 and t.awaited <> (t.quota_id = any ($2))
                            order by t.quota_id for update of t)
                        """)
                .execute(Tuple.of(conferenceId, (Object) ids.toArray(UUID[]::new)))
                .mapEmpty();
    }

    /** Whether somebody waits for seats of these, or was offered those of the order. */
    public static Future<Boolean> areAwaited(SqlClient sql, UUID orderId, Collection<UUID> ids) {
        return sql.preparedQuery(
                        """
                        select where exists (select from quota_seats where quota_id = any ($2) and awaited)
                            or exists (select from waiting_entries where order_id = $1)
                        """)
                .execute(Tuple.of(orderId, (Object) ids.toArray(UUID[]::new)))
                .map(rows -> rows.rowCount() > 0);
    }

    /** Makes a quota larger by what it lacks. */
    public static Future<Void> enlarge(SqlClient sql, UUID id, int seats) {
        return sql.preparedQuery("update quota_seats set size = size + $2 where quota_id = $1")
                .execute(Tuple.of(id, seats))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from quotas where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Quota quota(Row row) {
        return new Quota(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("name"),
                row.getInteger("size"),
                row.getInteger("taken"),
                row.getBoolean("awaited"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
