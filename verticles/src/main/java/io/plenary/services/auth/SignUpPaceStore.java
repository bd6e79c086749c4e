package io.plenary.services.auth;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

final class SignUpPaceStore {

    private SignUpPaceStore() {}

    /** Puts off when the address is rested, unless that is later than {@code latest} already: then false. */
    static Future<Boolean> advance(SqlClient sql, String address, Instant now, Duration each, Instant latest) {
        return sql.preparedQuery(
                        """
                        insert into sign_up_paces as known (address, rested) values ($1, $3)
                        on conflict (address) do update
                            set rested = greatest(known.rested + ($3::timestamptz - $2::timestamptz), $3)
                            where known.rested <= $4
                        """)
                .execute(Tuple.of(address, utc(now), utc(now.plus(each)), utc(latest)))
                .map(rows -> rows.rowCount() > 0);
    }

    static Future<Instant> rested(SqlClient sql, String address) {
        return sql.preparedQuery("select rested from sign_up_paces where address = $1")
                .mapping(row -> row.getOffsetDateTime("rested").toInstant())
                .execute(Tuple.of(address))
                .map(rows -> rows.iterator().next());
    }

    static Future<Void> forgetRested(SqlClient sql, Instant now) {
        return sql.preparedQuery("delete from sign_up_paces where rested < $1")
                .execute(Tuple.of(utc(now)))
                .mapEmpty();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
