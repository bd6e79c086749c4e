package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.Approval;
import io.plenary.contracts.registrations.ApprovalState;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;

/** What is said of an order by whoever sells before it is anybody's. */
public final class ApprovalStore {

    private ApprovalStore() {}

    /** @param days within how many it is to be said */
    public static Future<Void> need(SqlClient sql, UUID orderId, int days) {
        return sql.preparedQuery("update orders set approval = 'NEEDED', approval_days = $2 where id = $1")
                .execute(Tuple.of(orderId, days))
                .mapEmpty();
    }

    public static Future<Void> ask(SqlClient sql, UUID orderId, Instant until) {
        return move(sql, "AWAITING_APPROVAL", "ASKED", orderId, until);
    }

    /** What costs something is held for whoever pays; it is theirs until {@code due}. */
    public static Future<Void> approve(SqlClient sql, UUID orderId, Instant due) {
        return move(sql, "RESERVED", "APPROVED", orderId, due);
    }

    private static Future<Void> move(SqlClient sql, String state, String approval, UUID orderId, Instant until) {
        return sql.preparedQuery(
                        """
                        update orders set state = $2, approval = $3, reserved_until = $4, updated_at = now(),
                            approval_at = case $3 when 'APPROVED' then now() end, version = version + 1
                        where id = $1
                        """)
                .execute(Tuple.of(orderId, state, approval, until.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }

    /** The seats are given back next. */
    public static Future<Void> decline(SqlClient sql, UUID orderId, String reason) {
        return sql.preparedQuery(
                        """
                        update orders set approval = 'DECLINED', approval_at = now(), approval_reason = $2, state = 'RESERVED'
                        where id = $1
                        """)
                .execute(Tuple.of(orderId, reason))
                .mapEmpty();
    }

    /**
     * Orders of a conference that wait.
     *
     * @param orders how many
     * @param isNews whether those who decide were not told of all of them
     */
    public record Waiting(UUID organizationId, int orders, boolean isNews) {}

    /**
     * From now on those who decide were told of all that wait. What somebody changes at the moment is counted, and may be told once more:
     * waiting for several would be waiting in a circle.
     *
     * @return empty where none waits
     */
    public static Future<Optional<Waiting>> tell(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        with untold as materialized (
                            select id from orders
                            where conference_id = $1 and state = 'AWAITING_APPROVAL' and not approval_told
                            for update skip locked),
                        told as (update orders set approval_told = true where id in (select id from untold))
                        select organization_id, count(*)::integer as orders, bool_or(not approval_told) as news
                        from orders where conference_id = $1 and state = 'AWAITING_APPROVAL' group by organization_id
                        """)
                .mapping(row ->
                        new Waiting(row.getUUID("organization_id"), row.getInteger("orders"), row.getBoolean("news")))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    public static Future<Integer> count(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select count(*)::integer as orders from orders
                        where conference_id = $1 and state = 'AWAITING_APPROVAL'
                        """)
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.iterator().next().getInteger("orders"));
    }

    static Approval approval(Row order) {
        String state = order.getString("approval");
        OffsetDateTime at = order.getOffsetDateTime("approval_at");
        return state == null
                ? null
                : new Approval(
                        ApprovalState.valueOf(state),
                        order.getInteger("approval_days"),
                        at == null ? null : at.toInstant(),
                        order.getString("approval_reason"));
    }
}
