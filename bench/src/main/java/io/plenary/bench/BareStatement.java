package io.plenary.bench;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;

/** A program that is nothing but one statement, carried out again and again over as many connections as a service has. */
final class BareStatement implements AutoCloseable {

    private static final int CONNECTIONS = 6;

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;
    private final String statement;

    /** @param uri of a database where it may have a table */
    private BareStatement(String uri, String statement, String... before) {
        this.statement = statement;
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(uri).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
        for (String one : before) {
            await(pool.query(one).execute());
        }
    }

    /** A shop that is nothing but a conditional update: whoever wants a seat takes it from the one row that has them. */
    static BareStatement seller(String uri) {
        return new BareStatement(
                uri,
                "update bare_seats set taken = taken + 1 where taken < size",
                "create table if not exists bare_seats (size integer, taken integer)",
                "insert into bare_seats values (1000000000, 0)");
    }

    /** Keeps a row for each request, with an index, as every table has one. */
    static BareStatement keeper(String uri) {
        return new BareStatement(
                uri,
                "insert into bare_rows (what) values ('a session on an agenda')",
                "create table if not exists bare_rows (id uuid primary key default gen_random_uuid(), what text)");
    }

    double perSecond(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return perSecond(carriedOut -> System.nanoTime() < end);
    }

    /** The same while so many are served. */
    double perSecondOf(int many) {
        return perSecond(carriedOut -> carriedOut < many);
    }

    private double perSecond(LongPredicate goesOn) {
        AtomicLong carriedOut = new AtomicLong();
        long begin = System.nanoTime();
        List<Future<Void>> lines = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Promise<Void> ended = Promise.promise();
            carryOut(carriedOut, goesOn, ended);
            lines.add(ended.future());
        }
        await(Future.all(lines));
        return carriedOut.get() / Timing.secondsSince(begin);
    }

    private void carryOut(AtomicLong carriedOut, LongPredicate goesOn, Promise<Void> ended) {
        if (!goesOn.test(carriedOut.get())) {
            ended.complete();
        } else {
            pool.preparedQuery(statement)
                    .execute()
                    .onSuccess(one -> {
                        carriedOut.incrementAndGet();
                        carryOut(carriedOut, goesOn, ended);
                    })
                    .onFailure(ended::fail);
        }
    }

    private static void await(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
