package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderPage;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.RefundState;
import io.plenary.runtime.Cursor;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;

/** Orders as organizers look for them, without their tickets, which {@link TicketStore} adds. */
public final class OrderListStore {

    private OrderListStore() {}

    public static Future<OrderPage> list(SqlClient sql, OrderQuery query) {
        Cursor start = Cursor.parse(query.cursor());
        return sql.preparedQuery(
                        OrderStore.SELECT
                                + """
                        where organization_id = $1 and conference_id = $2 and ($3::text is null or state = $3)
                          and (not $10 or state = 'PENDING' or outstanding > 0)
                          and ($4::text is null or position(lower($4) in lower(concat_ws(' ', code, name, email))) > 0)
                          and ($5::timestamptz is null or (created_at, id) < ($5, $6))
                          and ($8::boolean is null or $8 and refund_due > 0 or not $8 and refund_due = 0 and refund_paid > 0)
                          and (not $9 or state in ('AWAITING_APPROVAL', 'PENDING', 'CONFIRMED') and
                        """
                                + AnswerStore.LACKING
                                + """
                          )
                        order by created_at desc, id desc limit $7
                        """)
                .mapping(OrderStore::order)
                .execute(Tuple.from(new Object[] {
                    query.organizationId(),
                    query.conferenceId(),
                    query.state() == null ? null : query.state().name(),
                    query.text(),
                    start.time(),
                    start.id(),
                    query.limit() + 1,
                    query.refund() == null ? null : query.refund() == RefundState.DUE,
                    Boolean.TRUE.equals(query.answersMissing()),
                    Boolean.TRUE.equals(query.unpaid())
                }))
                .map(rows -> page(rows.stream().toList(), query.limit()));
    }

    private static OrderPage page(List<Order> found, int limit) {
        if (found.size() <= limit) {
            return new OrderPage(found, null, null);
        }
        Order last = found.get(limit - 1);
        return new OrderPage(
                found.subList(0, limit), Cursor.of(last.createdAt(), last.id()).text(), null);
    }
}
