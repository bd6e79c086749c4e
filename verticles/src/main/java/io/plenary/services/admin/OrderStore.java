package io.plenary.services.admin;

import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningPage;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.admin.ProvisioningStep;
import io.plenary.contracts.conferences.Conference;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;

/** Provisionings as their customers know them. */
final class OrderStore {

    private OrderStore() {}

    /** Empty if the id exists or the conference has a provisioning. */
    static Future<Optional<Order>> insert(SqlClient sql, UUID id, Conference conference, UUID requestedBy) {
        return sql.preparedQuery(
                        """
                        insert into provisionings (id, conference_id, organization_id, requested_by)
                        values ($1, $2, $3, $4)
                        on conflict do nothing
                        returning *
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.of(id, conference.id(), conference.organizationId(), requestedBy))
                .map(OrderStore::first);
    }

    static Future<Optional<Order>> find(SqlClient sql, UUID id) {
        return sql.preparedQuery("select * from provisionings where id = $1")
                .mapping(OrderStore::order)
                .execute(Tuple.of(id))
                .map(OrderStore::first);
    }

    /** Empty if it was withdrawn meanwhile. */
    static Future<Optional<Order>> accept(SqlClient sql, UUID id, Conference saved, String databaseName) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set accepted = true, slug = $2, database_name = $3, conference = $4
                        where id = $1
                        returning *
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.of(id, saved.slug(), databaseName, new JsonObject(saved.toJson())))
                .map(OrderStore::first);
    }

    /** Takes back what was not accepted. */
    static Future<Void> withdraw(SqlClient sql, UUID id) {
        return sql.preparedQuery("delete from provisionings where id = $1 and not accepted")
                .execute(Tuple.of(id))
                .mapEmpty();
    }

    /** @param organizations whose provisionings to list, null for all */
    static Future<ProvisioningPage> list(SqlClient sql, UUID[] organizations, String cursor, int limit) {
        Cursor start = Cursor.parse(cursor);
        return sql.preparedQuery(
                        """
                        select * from provisionings
                        where accepted and ($1::uuid[] is null or organization_id = any ($1))
                          and ($2::timestamptz is null or (created_at, id) < ($2, $3))
                        order by created_at desc, id desc
                        limit $4
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(organizations, start.time(), start.id(), limit + 1))
                .map(rows -> Cursor.page(
                        rows.stream().toList(),
                        limit,
                        provisioning -> Cursor.of(provisioning.createdAt(), provisioning.id()),
                        ProvisioningPage::new));
    }

    static Future<Map<String, Long>> countByState(SqlClient sql) {
        return sql.query("select state, count(*) as orders from provisionings where accepted group by state")
                .execute()
                .map(rows -> {
                    Map<String, Long> counts = new TreeMap<>();
                    rows.forEach(row -> counts.put(row.getString("state"), row.getLong("orders")));
                    return counts;
                });
    }

    static Optional<Order> first(RowSet<Order> rows) {
        return rows.stream().findFirst();
    }

    static Order order(Row row) {
        return new Order(provisioning(row), row.getString("database_name"), row.getBoolean("accepted"));
    }

    static Provisioning provisioning(Row row) {
        JsonObject conference = row.get(JsonObject.class, "conference");
        return new Provisioning(
                row.getUUID("id"),
                row.getUUID("conference_id"),
                row.getUUID("organization_id"),
                row.getString("slug"),
                ProvisioningState.valueOf(row.getString("state")),
                steps(row.getArrayOfStrings("reached"), row.getArrayOfOffsetDateTimes("reached_at")),
                row.getString("error"),
                row.getInteger("attempts"),
                row.getUUID("requested_by"),
                row.getOffsetDateTime("created_at").toInstant(),
                row.getOffsetDateTime("updated_at").toInstant(),
                conference == null ? null : Conference.fromJson(conference.encode()));
    }

    private static List<ProvisioningStep> steps(String[] reached, OffsetDateTime[] reachedAt) {
        return IntStream.range(0, reached.length)
                .mapToObj(i -> new ProvisioningStep(ProvisioningState.valueOf(reached[i]), reachedAt[i].toInstant()))
                .toList();
    }
}
