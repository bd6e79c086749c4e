package io.plenary.launch;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Row;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks at a PostgreSQL of the operator's before any service needs it. */
final class ExternalDatabase {

    private static final int OLDEST_VERSION = 150_000;
    private static final int PATIENCE_SECONDS = 20;
    private static final String QUESTION =
            """
            select current_setting('server_version_num')::int as version,
                   rolsuper or (rolcreatedb and rolcreaterole) as may_create
              from pg_roles
             where rolname = current_user""";

    private ExternalDatabase() {}

    /** Fails with a line for the operator when the server cannot be used. */
    static Future<Void> check(Vertx vertx, String uri) {
        return PgConnection.connect(vertx, PgConnectOptions.fromUri(uri).setReconnectAttempts(0))
                .compose(connection -> connection
                        .query(QUESTION)
                        .execute()
                        .eventually(connection::close)
                        .map(rows -> rows.iterator().next()))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .compose(row -> judge(row, uri))
                .recover(failure -> Future.failedFuture(unusable(failure, uri)));
    }

    private static Future<Void> judge(Row row, String uri) {
        if (row.getInteger("version") < OLDEST_VERSION) {
            return Future.failedFuture(
                    new StartFailure("The database at " + DatabaseUri.shown(uri) + " is older than PostgreSQL 15."));
        }
        if (!row.getBoolean("may_create")) {
            return Future.failedFuture(new StartFailure(
                    "The user of the database at " + DatabaseUri.shown(uri) + " may not create databases and roles."));
        }
        return Future.succeededFuture();
    }

    private static StartFailure unusable(Throwable failure, String uri) {
        if (failure instanceof StartFailure known) {
            return known;
        }
        String reason = failure instanceof TimeoutException
                ? "no answer in " + PATIENCE_SECONDS + " seconds"
                : Failures.reason(failure);
        return new StartFailure("Cannot use the database at " + DatabaseUri.shown(uri) + ": " + reason + ".", failure);
    }
}
