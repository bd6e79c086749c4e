package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import java.util.function.Supplier;

/** Deletes what is not needed any more, a little at a time so that nobody waits for it. */
final class Cleaner {

    private static final int BATCH = 5_000;
    /** Longer than an outbox or a view can be late. */
    private static final Duration PURGES_REMEMBERED = Duration.ofDays(30);

    private final Database database;
    private final Supplier<Instant> clock;

    Cleaner(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> clean() {
        return cleanOld("seen_views", "occurred_at", ViewRules.LONGEST_DELAY.plusDays(1))
                .compose(cleaned -> cleanOld("session_visitors", "hour", ViewRules.KEPT))
                .compose(cleaned -> cleanOld("visitors", "hour", ViewRules.KEPT))
                .compose(cleaned -> cleanOld("access_hours", "hour", ViewRules.KEPT))
                .compose(cleaned -> cleanPurged())
                .compose(cleaned -> cleanOld("purged_conferences", "purged_at", PURGES_REMEMBERED))
                .compose(cleaned -> cleanOld("erased_users", "erased_at", PURGES_REMEMBERED));
    }

    /** Users of a purged conference stay active on the platform and in its organization. */
    private Future<Void> cleanPurged() {
        return cleanPurged("session_visitors", "conference_id")
                .compose(cleaned -> cleanPurged("visitors", "conference_id"))
                .compose(cleaned -> cleanPurged("access_hours", "conference_id"))
                .compose(cleaned -> cleanPurged("engaged_users", "conference_id"))
                .compose(cleaned -> cleanPurged("engagement_days", "conference_id"))
                .compose(cleaned -> cleanPurged("live_sessions", "conference_id"))
                .compose(cleaned -> cleanPurged("active_users", "scope_id"));
    }

    private Future<Void> cleanOld(String table, String time, Duration age) {
        Instant before = clock.get().minus(age);
        return inBatches(tx -> CleaningStore.delete(tx.sql(), table, time, before, BATCH));
    }

    private Future<Void> cleanPurged(String table, String id) {
        return inBatches(tx -> PurgedStore.delete(tx.sql(), table, id, BATCH));
    }

    private Future<Void> inBatches(Function<Transaction, Future<Integer>> deletion) {
        return database.write(Caller.SYSTEM, deletion)
                .compose(deleted -> deleted == BATCH ? inBatches(deletion) : Future.succeededFuture());
    }
}
