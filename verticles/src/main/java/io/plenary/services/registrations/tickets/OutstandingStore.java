package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.Outstanding;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/** What of invoices is to be paid, beside their orders. */
public final class OutstandingStore {

    private OutstandingStore() {}

    /** All that the order comes to. */
    public static Future<Void> claim(SqlClient sql, UUID orderId, Instant until) {
        return sql.preparedQuery(
                        """
                        update orders
                        set outstanding = total, outstanding_until = $2, updated_at = now(), version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(orderId, until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** Because it was paid, or need not be any more: the order is changed by more than that, or touched. */
    public static Future<Void> reduce(SqlClient sql, UUID orderId, long amount) {
        return sql.preparedQuery(
                        """
                        update orders
                        set outstanding = outstanding - $2,
                            outstanding_until = case when outstanding > $2 then outstanding_until end
                        where id = $1
                        """)
                .execute(Tuple.of(orderId, amount))
                .mapEmpty();
    }

    static Outstanding outstanding(Row order) {
        OffsetDateTime until = order.getOffsetDateTime("outstanding_until");
        return until == null ? null : new Outstanding(order.getLong("outstanding"), until.toInstant());
    }
}
