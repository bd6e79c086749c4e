package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Deletes what is too old to be needed, a little at a time so that nobody waits for it. */
final class Cleaner {

    private static final int BATCH = 5_000;

    private final Database database;
    private final Supplier<Instant> clock;

    Cleaner(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> clean() {
        return clean("seen_views", "occurred_at", ViewRules.LONGEST_DELAY.plusDays(1))
                .compose(cleaned -> clean("session_visitors", "hour", ViewRules.KEPT))
                .compose(cleaned -> clean("visitors", "hour", ViewRules.KEPT))
                .compose(cleaned -> clean("access_hours", "hour", ViewRules.KEPT));
    }

    private Future<Void> clean(String table, String time, Duration age) {
        Instant before = clock.get().minus(age);
        return database.write(Caller.SYSTEM, tx -> CleaningStore.delete(tx.sql(), table, time, before, BATCH))
                .compose(deleted -> deleted == BATCH ? clean(table, time, age) : Future.succeededFuture());
    }
}
