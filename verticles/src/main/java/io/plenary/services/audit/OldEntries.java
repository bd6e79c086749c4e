package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Lets go of what is too old, a little at a time so that nobody waits for it. */
final class OldEntries {

    /** Long enough to look into the last conference while the next one is on. */
    static final Duration KEPT = Duration.ofDays(730);

    private static final int BATCH = 1_000;
    private static final int CHAINS = 100;

    private final Database database;
    private final Supplier<Instant> clock;

    OldEntries(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> letGo() {
        OffsetDateTime before = clock.get().minus(KEPT).atOffset(ZoneOffset.UTC);
        return database.read(Caller.SYSTEM, sql -> ChainStore.beginningBefore(sql, before, CHAINS))
                .compose(chains -> chains.isEmpty()
                        ? Future.succeededFuture()
                        : letGo(chains, before).compose(gone -> letGo()));
    }

    private Future<Void> letGo(List<UUID> chains, OffsetDateTime before) {
        Future<Void> gone = Future.succeededFuture();
        for (UUID chain : chains) {
            gone = gone.compose(
                    done -> database.write(Caller.SYSTEM, tx -> ChainStore.letGo(tx.sql(), chain, before, BATCH)));
        }
        return gone;
    }
}
