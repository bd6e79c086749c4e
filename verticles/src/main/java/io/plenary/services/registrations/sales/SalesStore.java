package io.plenary.services.registrations.sales;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.SalesDay;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

final class SalesStore {

    /** @param awaited tickets whose money is awaited */
    record Sold(List<SalesDay> days, int awaited) {}

    private SalesStore() {}

    /** What was handed on was sold once, by the order that paid it. */
    static Future<Sold> sold(SqlClient sql, Conference conference) {
        return sql.preparedQuery(
                        """
                        select (o.created_at at time zone $3)::date as day, y.id as type_id, concat_ws(': ', h.name, y.name) as type_name,
                            y.add_on, o.currency,
                            count(*) filter (where t.state <> 'HELD')::integer as tickets,
                            count(*) filter (where t.state <> 'HELD' and o.source is not null)::integer as imported,
                            coalesce(sum(t.price) filter (where t.state <> 'HELD'), 0)::bigint as amount,
                            count(*) filter (where (t.state = 'HELD' or o.outstanding > 0) and not y.add_on)::integer as awaited
                        from orders o join tickets t on t.order_id = o.id join ticket_types y on y.id = t.ticket_type_id
                            left join ticket_types h on h.id = y.variant_of
                        where o.organization_id = $1 and o.conference_id = $2 and o.state in ('PENDING', 'CONFIRMED')
                          and t.state in ('HELD', 'VALID', 'TRANSFERRED')
                          and not exists (select from tickets f where f.replaced_by = t.id and f.state = 'TRANSFERRED')
                        group by day, y.id, y.add_on, y.name, y.position, h.id, h.name, o.currency
                        order by day, y.position, h.name nulls first, y.name, y.id
                        """)
                .execute(Tuple.of(conference.organizationId(), conference.id(), conference.timeZone()))
                .map(SalesStore::sold);
    }

    private static Sold sold(RowSet<Row> rows) {
        List<SalesDay> days = new ArrayList<>();
        int awaited = 0;
        for (Row row : rows) {
            awaited += row.getInteger("awaited");
            if (row.getInteger("tickets") > 0) {
                days.add(day(row));
            }
        }
        return new Sold(days, awaited);
    }

    private static SalesDay day(Row row) {
        return new SalesDay(
                row.getLocalDate("day"),
                row.getUUID("type_id"),
                row.getString("type_name"),
                row.getBoolean("add_on"),
                row.getString("currency"),
                row.getInteger("tickets"),
                row.getInteger("imported"),
                row.getLong("amount"));
    }
}
