package io.plenary.services.promotions;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Forgets the ids of what was counted, once no device tells it again; a little at a time so that nobody waits for it. */
final class SightingSweep {

    /** Twice as long as devices try to tell what they saw. */
    static final Duration REMEMBERED = AdvertisementRules.LONGEST_DELAY.multipliedBy(2);

    /** Longer than a click from a mail may count. */
    static final Duration MAILS_REMEMBERED = Duration.ofDays(32);

    private static final int BATCH = 5_000;

    private final Database database;
    private final Supplier<Instant> clock;

    SightingSweep(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> sweep() {
        return sweepSightings().compose(swept -> sweepMails());
    }

    private Future<Void> sweepMails() {
        Instant before = clock.get().minus(MAILS_REMEMBERED);
        return database.write(Caller.SYSTEM, tx -> MailedStore.deleteBefore(tx.sql(), before, BATCH))
                .compose(deleted -> deleted == BATCH ? sweepMails() : Future.succeededFuture());
    }

    private Future<Void> sweepSightings() {
        Instant before = clock.get().minus(REMEMBERED);
        return database.write(Caller.SYSTEM, tx -> SightingStore.deleteBefore(tx.sql(), before, BATCH))
                .compose(deleted -> deleted == BATCH ? sweepSightings() : Future.succeededFuture());
    }
}
