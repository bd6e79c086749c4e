package io.plenary.services.registrations.tickets;

import io.plenary.contracts.registrations.TransferDetails;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

public final class TransferTermsStore {

    private TransferTermsStore() {}

    public static Future<TransferTerms> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select due_days, closed_days from transfer_terms where conference_id = $1")
                .mapping(row -> new TransferTerms(row.getInteger("due_days"), row.getInteger("closed_days")))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst().orElse(TransferTerms.USUAL));
    }

    public static Future<Void> set(SqlClient sql, TransferDetails wanted) {
        return sql.preparedQuery(
                        """
                        insert into transfer_terms (conference_id, organization_id, due_days, closed_days) values ($1, $2, $3, $4)
                        on conflict (conference_id) do update
                        set due_days = excluded.due_days, closed_days = excluded.closed_days, updated_at = now()
                        """)
                .execute(
                        Tuple.of(wanted.conferenceId(), wanted.organizationId(), wanted.dueDays(), wanted.closedDays()))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from transfer_terms where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
