package io.plenary.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;

/** A connection of our own to a database of a platform, as the server's superuser. */
final class Sql implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final PgConnection connection;

    Sql(Platform platform, String database) throws IOException {
        connection = await(PgConnection.connect(vertx, platform.databaseUri(database)));
    }

    /** @return the number in the first column of the first row; 0 without one */
    long ask(String statement, Object... values) {
        return await(connection
                .preparedQuery(statement)
                .execute(Tuple.wrap(values))
                .map(rows ->
                        rows.size() == 0 ? 0 : ((Number) rows.iterator().next().getValue(0)).longValue()));
    }

    /** What cannot be prepared. */
    void run(String statement) {
        await(connection.query(statement).execute());
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
