package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.TicketAudience;
import io.plenary.contracts.registrations.TicketAudienceKind;
import io.plenary.contracts.registrations.TicketType;
import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;

/** The addresses of those for whom tickets are. */
final class AudienceStore {

    private AudienceStore() {}

    static Future<List<String>> emails(SqlClient sql, UUID ticketTypeId) {
        return sql.preparedQuery("select email from audience_emails where ticket_type_id = $1 order by email")
                .mapping(row -> row.getString("email"))
                .execute(Tuple.of(ticketTypeId))
                .map(rows -> rows.stream().toList());
    }

    static Future<Void> replace(SqlClient sql, TicketType type, List<String> emails) {
        return sql.preparedQuery("delete from audience_emails where ticket_type_id = $1")
                .execute(Tuple.of(type.id()))
                .compose(gone -> sql.preparedQuery(
                                """
                                insert into audience_emails (ticket_type_id, organization_id, conference_id, email)
                                select $1, $2, $3, unnest($4::text[])
                                """)
                        .execute(Tuple.of(
                                type.id(), type.organizationId(), type.conferenceId(), emails.toArray(String[]::new))))
                .mapEmpty();
    }

    /** @param address in the form in which they are compared */
    static Future<Boolean> has(SqlClient sql, UUID ticketTypeId, String address) {
        return sql.preparedQuery("select in_audience($1, $2)")
                .execute(Tuple.of(ticketTypeId, address))
                .map(rows -> rows.iterator().next().getBoolean(0));
    }

    static TicketAudience audience(Row type) {
        String kind = type.getString("audience");
        return kind == null
                ? null
                : new TicketAudience(
                        TicketAudienceKind.valueOf(kind), List.of(type.getArrayOfStrings("audience_domains")));
    }
}
