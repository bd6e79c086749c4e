package io.plenary.services.registrations.payments;

import io.plenary.contracts.registrations.TransferDetails;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.Optional;
import java.util.UUID;

public final class TransferStore {

    private TransferStore() {}

    static Future<Optional<String>> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select text from transfer_details where conference_id = $1")
                .mapping(row -> row.getString("text"))
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream().findFirst());
    }

    static Future<Void> set(SqlClient sql, TransferDetails details) {
        return sql.preparedQuery(
                        """
                        insert into transfer_details (conference_id, organization_id, text) values ($1, $2, $3)
                        on conflict (conference_id) do update set text = excluded.text, updated_at = now()
                        """)
                .execute(Tuple.of(details.conferenceId(), details.organizationId(), details.text()))
                .mapEmpty();
    }

    public static Future<Void> forgetConference(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("delete from transfer_details where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .mapEmpty();
    }
}
