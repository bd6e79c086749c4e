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

/** A shop that is nothing but a conditional update: whoever wants a seat takes it from the one row that has them. */
final class BareSeller implements AutoCloseable {

    /** As many as order at once in Plenary. */
    private static final int CONNECTIONS = 6;

    private static final String TABLE = "create table if not exists bare_seats (size integer, taken integer)";
    private static final String SEATS = "insert into bare_seats values (1000000000, 0)";
    private static final String TAKE = "update bare_seats set taken = taken + 1 where taken < size";

    private final Vertx vertx = Vertx.vertx();
    private final Pool pool;

    /** @param uri of a database where it may have a table */
    BareSeller(String uri) {
        pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(uri).setCachePreparedStatements(true))
                .with(new PoolOptions().setMaxSize(CONNECTIONS))
                .using(vertx)
                .build();
        done(pool.query(TABLE).execute().compose(made -> pool.query(SEATS).execute()));
    }

    double perSecond(double seconds) {
        long end = System.nanoTime() + (long) (seconds * 1e9);
        return perSecond(taken -> System.nanoTime() < end);
    }

    /** The same while so many are served. */
    double perSecondOf(int buyers) {
        return perSecond(taken -> taken < buyers);
    }

    private double perSecond(LongPredicate goesOn) {
        AtomicLong taken = new AtomicLong();
        long begin = System.nanoTime();
        List<Future<Void>> sellers = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            Promise<Void> ended = Promise.promise();
            sell(taken, goesOn, ended);
            sellers.add(ended.future());
        }
        done(Future.all(sellers));
        return taken.get() / Timing.secondsSince(begin);
    }

    private void sell(AtomicLong taken, LongPredicate goesOn, Promise<Void> ended) {
        if (!goesOn.test(taken.get())) {
            ended.complete();
        } else {
            pool.preparedQuery(TAKE)
                    .execute()
                    .onSuccess(one -> {
                        taken.incrementAndGet();
                        sell(taken, goesOn, ended);
                    })
                    .onFailure(ended::fail);
        }
    }

    private static void done(Future<?> future) {
        future.toCompletionStage().toCompletableFuture().join();
    }

    @Override
    public void close() {
        done(vertx.close());
    }
}
