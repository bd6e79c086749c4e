package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Deletes what was told long ago, a little at a time so that nobody waits for it. */
final class Cleaner {

    private static final int BATCH = 1_000;
    private static final Duration KEPT = Duration.ofDays(180);

    /** A browser that was not used for longer tells its push service nothing, or is not that person's any more. */
    private static final Duration SEEN = Duration.ofDays(60);

    /** Mailboxes come back, and who has none will let us know again. */
    private static final Duration BOUNCED = Duration.ofDays(180);

    private final Database database;
    private final Supplier<Instant> clock;

    Cleaner(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> clean() {
        return database.write(
                        Caller.SYSTEM,
                        tx -> DeviceStore.deleteUnseenSince(
                                tx.sql(), clock.get().minus(SEEN)))
                .compose(deleted -> database.write(
                        Caller.SYSTEM,
                        tx -> SuppressionStore.deleteBefore(
                                tx.sql(),
                                clock.get().minus(BOUNCED),
                                clock.get().minus(ReportRules.TRIED_AGAIN_AFTER))))
                .compose(deleted -> cleanMessages());
    }

    private Future<Void> cleanMessages() {
        return database.write(
                        Caller.SYSTEM,
                        tx -> MessageStore.deleteBefore(tx.sql(), clock.get().minus(KEPT), BATCH))
                .compose(deleted -> deleted == BATCH ? cleanMessages() : Future.succeededFuture());
    }
}
