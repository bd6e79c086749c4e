package io.plenary.services.registrations.doors;

import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.CheckInListKey;
import io.plenary.contracts.registrations.EntryRule;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

public final class CheckInListStore {

    private CheckInListStore() {}

    static Future<List<CheckInList>> of(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select * from check_in_lists where organization_id = $1 and conference_id = $2
                        order by name, id
                        """)
                .mapping(CheckInListStore::list)
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Optional<CheckInList>> find(SqlClient sql, CheckInListKey key) {
        return one(sql, "", key);
    }

    /** Until the transaction ends nobody else lets people in by it, so that of two who show the same ticket one comes first. */
    static Future<Optional<CheckInList>> lock(SqlClient sql, CheckInListKey key) {
        return one(sql, " for update", key);
    }

    private static Future<Optional<CheckInList>> one(SqlClient sql, String lock, CheckInListKey key) {
        return sql.preparedQuery(
                        "select * from check_in_lists where organization_id = $1 and conference_id = $2 and id = $3"
                                + lock)
                .mapping(CheckInListStore::list)
                .execute(Tuple.of(key.organizationId(), key.conferenceId(), key.listId()))
                .map(rows -> rows.stream().findFirst());
    }

    /** Until the transaction ends nobody else adds one to this conference, so that counting holds. */
    static Future<Long> lockAndCount(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select pg_advisory_xact_lock(hashtextextended($1, 0))")
                .execute(Tuple.of("check-in lists of " + conferenceId))
                .compose(locked -> sql.preparedQuery("select count(*) from check_in_lists where conference_id = $1")
                        .execute(Tuple.of(conferenceId)))
                .map(rows -> rows.iterator().next().getLong(0));
    }

    /** Empty if the id exists. */
    static Future<Optional<CheckInList>> insert(SqlClient sql, CheckInList list) {
        return sql.preparedQuery(
                        """
                        insert into check_in_lists (id, organization_id, conference_id, name, ticket_type_ids, rule,
                            opens_at, closes_at)
                        values ($1, $2, $3, $4, $5, $6, $7, $8)
                        on conflict (id) do nothing
                        returning *
                        """)
                .mapping(CheckInListStore::list)
                .execute(tuple(list))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<CheckInList> update(SqlClient sql, CheckInList list) {
        return sql.preparedQuery(
                        """
                        update check_in_lists
                        set name = $4, ticket_type_ids = $5, rule = $6, opens_at = $7, closes_at = $8, updated_at = now(),
                            version = version + 1
                        where id = $1 and organization_id = $2 and conference_id = $3
                        returning *
                        """)
                .mapping(CheckInListStore::list)
                .execute(tuple(list))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> delete(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from check_in_lists where id = $1")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from check_in_lists where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    private static Tuple tuple(CheckInList list) {
        return Tuple.from(new Object[] {
            list.id(),
            list.organizationId(),
            list.conferenceId(),
            list.name().strip(),
            list.ticketTypeIds().toArray(UUID[]::new),
            list.rule().name(),
            time(list.opensAt()),
            time(list.closesAt())
        });
    }

    private static OffsetDateTime time(Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(OffsetDateTime time) {
        return time == null ? null : time.toInstant();
    }

    private static CheckInList list(Row row) {
        return new CheckInList(
                row.getUUID("id"),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getString("name"),
                List.of(row.getArrayOfUUIDs("ticket_type_ids")),
                EntryRule.valueOf(row.getString("rule")),
                instant(row.getOffsetDateTime("opens_at")),
                instant(row.getOffsetDateTime("closes_at")),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                row.getLong("version"));
    }
}
