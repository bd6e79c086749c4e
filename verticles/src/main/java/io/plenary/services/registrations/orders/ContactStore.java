package io.plenary.services.registrations.orders;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** Where those who sell are asked about orders. */
final class ContactStore {

    private ContactStore() {}

    /** Null where they did not say. */
    static Future<String> find(SqlClient sql, UUID conferenceId) {
        return sql.preparedQuery("select contact_email from sellers where conference_id = $1")
                .execute(Tuple.of(conferenceId))
                .map(rows -> rows.stream()
                        .findFirst()
                        .map(row -> row.getString("contact_email"))
                        .orElse(null));
    }
}
