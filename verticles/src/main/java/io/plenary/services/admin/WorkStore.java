package io.plenary.services.admin;

import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Provisionings as their workers know them. */
final class WorkStore {

    private WorkStore() {}

    /** Notes how often the present step was tried. Empty if there is nothing to be made. */
    static Future<Optional<Order>> begin(SqlClient sql, UUID conferenceId, int attempts) {
        return sql.preparedQuery(
                        """
                        update provisionings set attempts = $2
                        where conference_id = $1 and state not in ('READY', 'FAILED', 'CANCELLED')
                        returning *
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.of(conferenceId, attempts))
                .map(OrderStore::first);
    }

    static Future<Optional<Provisioning>> advance(SqlClient sql, Order order, ProvisioningState state) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set state = $2::text, reached = array_append(reached, $2::text),
                            reached_at = array_append(reached_at, now()), attempts = 0, updated_at = now()
                        where id = $1 and state <> 'CANCELLED'
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(order.id(), state.name()))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<Provisioning>> fail(SqlClient sql, UUID id, String error) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set state = 'FAILED', error = $2, updated_at = now()
                        where id = $1 and state <> 'CANCELLED'
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(id, error))
                .map(rows -> rows.stream().findFirst());
    }

    /** A step in work is not interrupted; its lease tells how long to wait for its end. */
    static Future<Void> cancel(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        update provisionings set state = 'CANCELLED', error = null, updated_at = now()
                        where conference_id = $1 and state not in ('READY', 'CANCELLED')
                        """)
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }

    /** Goes on after the last step that is done; empty unless it failed or was canceled. */
    static Future<Optional<Provisioning>> resume(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set state = reached[cardinality(reached)], error = null, attempts = 0, updated_at = now()
                        where conference_id = $1 and accepted and state in ('FAILED', 'CANCELLED')
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }
}
