package io.plenary.services.registrations.invoices;

import io.plenary.contracts.registrations.Buyer;
import io.plenary.contracts.registrations.Order;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Whom invoices are for, until they are issued. */
public final class BuyerStore {

    private BuyerStore() {}

    static Future<Optional<Buyer>> find(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("select * from order_buyers where order_id = $1")
                .mapping(BuyerStore::buyer)
                .execute(Tuple.of(orderId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> set(SqlClient sql, Order order, Buyer buyer) {
        return sql.preparedQuery(
                        """
                        insert into order_buyers (order_id, organization_id, conference_id, name, address, vat_id)
                        values ($1, $2, $3, $4, $5, $6)
                        on conflict (order_id) do update
                        set name = excluded.name, address = excluded.address, vat_id = excluded.vat_id
                        """)
                .execute(Tuple.of(
                        order.id(),
                        order.organizationId(),
                        order.conferenceId(),
                        buyer.name(),
                        buyer.address(),
                        buyer.vatId()))
                .mapEmpty();
    }

    static Future<Void> forget(SqlClient sql, UUID orderId) {
        return sql.preparedQuery("delete from order_buyers where order_id = $1")
                .execute(Tuple.of(orderId))
                .mapEmpty();
    }

    /** While orders still say whose they are. */
    public static Future<Void> forgetUser(SqlClient sql, UUID userId) {
        return sql.preparedQuery(
                        "delete from order_buyers where order_id in (select id from orders where user_id = $1)")
                .execute(Tuple.of(userId))
                .mapEmpty();
    }

    private static Buyer buyer(Row row) {
        return new Buyer(row.getString("name"), row.getString("address"), row.getString("vat_id"), null, false);
    }
}
