package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

final class SecondFactorStore {

    private SecondFactorStore() {}

    /** Whether the account asks for more than its password. */
    static Future<Boolean> has(SqlClient sql, UUID userId) {
        return sql.preparedQuery("select has_second_factor($1) as has")
                .execute(Tuple.of(userId))
                .map(rows -> rows.iterator().next().getBoolean("has"));
    }
}
