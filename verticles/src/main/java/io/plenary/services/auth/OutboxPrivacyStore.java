package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Instant;
import java.time.ZoneOffset;

/** What this service announced about people. */
final class OutboxPrivacyStore {

    private OutboxPrivacyStore() {}

    /** Takes out who tried to sign in, from where, and how new users are called: nobody needs that for long. */
    static Future<Void> forgetBefore(SqlClient sql, Instant time) {
        return sql.preparedQuery(
                        """
                        update outbox set payload = payload - '{email,displayName,clientAddress}'::text[], origin = null
                        where occurred_at < $1
                          and (origin is not null or payload ?| array['email', 'displayName', 'clientAddress'])
                        """)
                .execute(Tuple.of(time.atOffset(ZoneOffset.UTC)))
                .mapEmpty();
    }
}
