package io.plenary.services.registrations.attendees;

import io.plenary.contracts.registrations.AttendeeImport;
import io.plenary.contracts.registrations.PaymentMethod;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

/** Orders of people who were registered elsewhere. */
final class AttendeeOrderStore {

    private AttendeeOrderStore() {}

    static Future<Optional<String>> codeOf(SqlClient platform, UUID conferenceId, String source) {
        return platform.preparedQuery("select code from orders where conference_id = $1 and source = $2")
                .execute(Tuple.of(conferenceId, source))
                .map(rows -> rows.stream().findFirst().map(row -> row.getString("code")));
    }

    /**
     * Confirmed, with its ticket. Nothing is given back for that by itself: whoever was paid knows the terms.
     *
     * @return false where the code or the source is in use
     */
    static Future<Boolean> insert(
            SqlClient platform,
            AttendeeImport job,
            AttendeeReading.Entry entry,
            String source,
            UUID id,
            UUID ticketId,
            String code,
            PaymentMethod payment) {
        return platform.preparedQuery(
                        """
                        with inserted as (
                            insert into orders (id, organization_id, conference_id, code, state, name, email, currency, total,
                                payment, source)
                            select $1, $2, $3, $4, 'CONFIRMED', $5, $6, y.currency, $7, $8, $9
                            from ticket_types y where y.id = $10 and y.conference_id = $3
                            on conflict do nothing returning id)
                        insert into tickets (id, organization_id, conference_id, order_id, ticket_type_id, position, type_name,
                            price, tax_rate, quota_ids, attendee_name, attendee_email, state, valid_days)
                        select $11, $2, $3, o.id, y.id, 1, y.name, $7, y.tax_rate, y.quota_ids, $5, $6, 'VALID', y.valid_days
                        from inserted o, ticket_types y where y.id = $10
                        """)
                .execute(Tuple.from(new Object[] {
                    id,
                    job.organizationId(),
                    job.conferenceId(),
                    code,
                    entry.name(),
                    entry.email(),
                    entry.price(),
                    payment.name(),
                    source,
                    entry.type().id(),
                    ticketId
                }))
                .map(rows -> rows.rowCount() == 1);
    }
}
