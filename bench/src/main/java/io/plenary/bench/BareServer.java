package io.plenary.bench;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The least a server on the same libraries and the same database has to do: no contract, no rights, no proxy, no correlation.
 * Arguments: port, URI of the database, file with the compressed schedule.
 */
final class BareServer {

    private static final int CONNECTIONS = 8;
    private static final int PIPELINING = 64;
    /** The members of a session as Plenary answers them. */
    private static final String SESSION =
            """
            select id, number, slug, title, subtitle, type, language, summary, description, track_id, day, start,
                   duration_minutes, room_id, speakers, status, do_not_record, license, url, feedback_url, logo, links,
                   attachments, extra, sequence, created_at, updated_at, version
            from sessions where id = $1
            """;

    private final Pool pool;
    private final Buffer schedule;

    private BareServer(Pool pool, Buffer schedule) {
        this.pool = pool;
        this.schedule = schedule;
    }

    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        PgConnectOptions options = PgConnectOptions.fromUri(arguments[1])
                .setCachePreparedStatements(true)
                .setPipeliningLimit(PIPELINING);
        Pool pool = PgBuilder.pool()
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .connectingTo(options)
                .using(vertx)
                .build();
        Buffer schedule = Buffer.buffer(Files.readAllBytes(Path.of(arguments[2])));
        new BareServer(pool, schedule).listen(vertx, Integer.parseInt(arguments[0]));
    }

    private void listen(Vertx vertx, int port) {
        Router router = Router.router(vertx);
        router.get("/sessions/:id").handler(this::session);
        router.get("/schedule").handler(this::schedule);
        router.get("/plaintext").handler(BareServer::plaintext);
        vertx.createHttpServer()
                .requestHandler(router)
                .listen(port, "127.0.0.1")
                .onFailure(failure -> Runtime.getRuntime().exit(1));
    }

    private void session(RoutingContext request) {
        pool.preparedQuery(SESSION)
                .execute(Tuple.of(UUID.fromString(request.pathParam("id"))))
                .onSuccess(rows -> request.response()
                        .putHeader("Content-Type", "application/json")
                        .end(rows.iterator().next().toJson().toBuffer()))
                .onFailure(request::fail);
    }

    private void schedule(RoutingContext request) {
        request.response()
                .putHeader("Content-Type", "application/json")
                .putHeader("Content-Encoding", "gzip")
                .end(schedule);
    }

    private static void plaintext(RoutingContext request) {
        request.response().putHeader("Content-Type", "text/plain").end("Hello, World!");
    }
}
