package io.plenary.services.registrations.payments;

import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.StatementOrder;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Orders that transfers may be for, and those that were. */
final class StatementStore {

    private StatementStore() {}

    /** Those that somebody has confirmed. */
    static Future<List<StatementOrder>> orders(SqlClient sql, UUID organizationId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select code, state, name, total, currency, nullif(outstanding, 0) as outstanding from orders
                        where organization_id = $1 and conference_id = $2 and payment is not null and state <> 'RESERVED'
                          and total > 0
                        """)
                .mapping(row -> new StatementOrder(
                        row.getString("code"),
                        OrderState.valueOf(row.getString("state")),
                        row.getString("name"),
                        row.getLong("total"),
                        row.getString("currency"),
                        row.getLong("outstanding")))
                .execute(Tuple.of(organizationId, conferenceId))
                .map(rows -> rows.stream().toList());
    }

    /** The codes of the orders that entries were for, by entry. */
    static Future<Map<String, String>> noted(SqlClient sql, UUID conferenceId, Collection<String> entries) {
        return sql.preparedQuery(
                        """
                        select entry, code from bank_entries b join orders o on o.id = b.order_id
                        where b.conference_id = $1 and entry = any ($2)
                        """)
                .execute(Tuple.of(conferenceId, (Object) entries.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, String> noted = new HashMap<>();
                    rows.forEach(row -> noted.put(row.getString("entry"), row.getString("code")));
                    return noted;
                });
    }

    /** The codes of the orders that were paid by an entry of a statement. */
    static Future<Set<String>> settled(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        "select distinct code from bank_entries b join orders o on o.id = b.order_id where b.conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().map(row -> row.getString("code")).collect(Collectors.toSet()));
    }

    /** Kept from other writers until the transaction ends, in one order, so that nobody waits in a circle. */
    static Future<Map<String, UUID>> lock(
            SqlClient sql, UUID organizationId, UUID conferenceId, Collection<String> codes) {
        return sql.preparedQuery(
                        """
                        select id, code from orders where organization_id = $1 and conference_id = $2 and code = any ($3)
                        order by id for update
                        """)
                .execute(Tuple.of(organizationId, conferenceId, (Object) codes.toArray(String[]::new)))
                .map(rows -> {
                    Map<String, UUID> ids = new HashMap<>();
                    rows.forEach(row -> ids.put(row.getString("code"), row.getUUID("id")));
                    return ids;
                });
    }

    /** False where it was for an order already. */
    static Future<Boolean> note(SqlClient sql, UUID organizationId, UUID conferenceId, String entry, UUID orderId) {
        return sql.preparedQuery(
                        """
                        insert into bank_entries (conference_id, entry, organization_id, order_id) values ($1, $2, $3, $4)
                        on conflict do nothing
                        """)
                .execute(Tuple.of(conferenceId, entry, organizationId, orderId))
                .map(rows -> rows.rowCount() == 1);
    }
}
