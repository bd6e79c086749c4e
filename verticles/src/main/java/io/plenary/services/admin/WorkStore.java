package io.plenary.services.admin;

import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Provisionings as their workers know them. */
final class WorkStore {

    private WorkStore() {}

    /** The lease outlasts the time a step may take, so two never work on one provisioning. */
    static Future<Optional<Order>> claim(SqlClient sql, UUID worker, Duration lease) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set worker = $1, leased_until = now() + $2 * interval '1 millisecond', attempts = attempts + 1
                        where id = (
                            select id from provisionings
                            where accepted and state not in ('READY', 'FAILED', 'CANCELLED') and due_at <= now()
                              and (leased_until is null or leased_until < now())
                            order by due_at, id
                            for update skip locked
                            limit 1)
                        returning *
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.of(worker, lease.toMillis()))
                .map(OrderStore::first);
    }

    static Future<Optional<Provisioning>> advance(SqlClient sql, Order order, ProvisioningState state) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set state = $3::text, reached = array_append(reached, $3::text),
                            reached_at = array_append(reached_at, now()), attempts = 0, faults = 0,
                            worker = null, leased_until = null, updated_at = now()
                        where id = $1 and worker = $2 and state <> 'CANCELLED'
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(order.id(), order.worker(), state.name()))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<Provisioning>> postpone(SqlClient sql, Order order, Duration wait, int faults) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set due_at = now() + $3 * interval '1 millisecond', faults = $4,
                            worker = null, leased_until = null
                        where id = $1 and worker = $2
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(order.id(), order.worker(), wait.toMillis(), faults))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Optional<Provisioning>> fail(SqlClient sql, Order order, String error) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set state = 'FAILED', error = $3, worker = null, leased_until = null, updated_at = now()
                        where id = $1 and worker = $2 and state <> 'CANCELLED'
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(order.id(), order.worker(), error))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> release(SqlClient sql, Order order) {
        return sql.preparedQuery(
                        "update provisionings set worker = null, leased_until = null where id = $1 and worker = $2")
                .execute(Tuple.of(order.id(), order.worker()))
                .mapEmpty();
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

    static Future<Boolean> isInWork(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select 1 from provisionings where conference_id = $1 and leased_until > now()")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.size() > 0);
    }

    /** Goes on after the last step that is done; empty unless it failed or was canceled. */
    static Future<Optional<Provisioning>> resume(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        update provisionings
                        set state = reached[cardinality(reached)], error = null, attempts = 0, faults = 0,
                            due_at = now(), updated_at = now()
                        where conference_id = $1 and accepted and state in ('FAILED', 'CANCELLED')
                        returning *
                        """)
                .mapping(OrderStore::provisioning)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }
}
