package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.Holder;
import io.plenary.contracts.registrations.HolderGroup;
import io.plenary.contracts.registrations.HolderPage;
import io.plenary.contracts.registrations.HolderQuery;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** $1 is the conference, $2 a ticket type or null. Each group has an address, an account and an order in each row. */
final class HolderStore {

    /** Whoever the ticket is for is read at their own address where that is known; an account is of who ordered. */
    private static final String OF_TICKETS =
            """
            select coalesce(t.attendee_email, o.email) as email, o.id as order_id,
                   case when t.attendee_email is null or lower(t.attendee_email) = lower(o.email) then o.user_id end as user_id
            from tickets t join orders o on o.id = t.order_id
            where t.conference_id = $1 and t.parent_id is null and t.state = 'VALID' and ($2::uuid is null or t.ticket_type_id = $2)
            """;

    private static final String CAME_IN =
            """
            exists (select from check_ins c where c.ticket_id = t.id and c.result = 'IN' and c.undone_at is null)
            """;

    private static final String WAITING =
            """
            select email, null::uuid as order_id, user_id from waiting_entries
            where conference_id = $1 and state = 'WAITING' and ($2::uuid is null or ticket_type_id = $2)
            """;

    private static final String UNPAID =
            """
            select o.email, o.id as order_id, o.user_id from orders o
            where o.conference_id = $1 and o.state = 'PENDING'
              and ($2::uuid is null or exists (select from tickets t where t.order_id = o.id and t.ticket_type_id = $2))
            """;

    private HolderStore() {}

    static Future<HolderPage> page(SqlClient sql, HolderQuery query) {
        return sql.preparedQuery(
                        "with holders as (" + of(query.group()) + ")"
                                + """
                        select md5(lower(email))::uuid as place, min(email) as email, min(order_id::text)::uuid as order_id,
                               case when count(*) = count(user_id) and min(user_id::text) = max(user_id::text)
                                    then min(user_id::text)::uuid end as user_id
                        from holders where email is not null and ($3::uuid is null or md5(lower(email))::uuid > $3)
                        group by place order by place limit $4
                        """)
                .mapping(row -> holder(row, query.conferenceId()))
                .execute(Tuple.of(query.conferenceId(), query.ticketTypeId(), query.after(), query.limit() + 1))
                .map(rows -> page(rows.stream().toList(), query.limit()));
    }

    static Future<Boolean> isHolder(SqlClient sql, UUID userId, UUID conferenceId) {
        return sql.preparedQuery(
                        """
                        select from tickets t join orders o on o.id = t.order_id
                        where o.user_id = $1 and o.conference_id = $2 and t.parent_id is null and t.state = 'VALID' limit 1
                        """)
                .execute(Tuple.of(userId, conferenceId))
                .map(rows -> rows.rowCount() > 0);
    }

    private static String of(HolderGroup group) {
        return switch (group) {
            case TICKETS -> OF_TICKETS;
            case CHECKED_IN -> OF_TICKETS + " and " + CAME_IN;
            case NOT_CHECKED_IN -> OF_TICKETS + " and not " + CAME_IN;
            case WAITING -> WAITING;
            case UNPAID -> UNPAID;
        };
    }

    private static HolderPage page(List<Holder> found, int limit) {
        return found.size() <= limit
                ? new HolderPage(found, null)
                : new HolderPage(found.subList(0, limit), found.get(limit - 1).place());
    }

    private static Holder holder(Row row, UUID conferenceId) {
        return new Holder(
                row.getUUID("place"),
                Holder.addressId(conferenceId, row.getString("email")),
                row.getUUID("user_id"),
                row.getUUID("order_id"));
    }
}
