package io.plenary.services.audit;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.services.audit.ChainStore.Outdated;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.Supplier;

/** Lets go of what is too old, a little at a time so that nobody waits for it. */
final class OldEntries {

    private static final int BATCH = 1_000;
    private static final int CHAINS = 100;

    private final Database database;
    private final Supplier<Instant> clock;

    OldEntries(Database database, Supplier<Instant> clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> letGo() {
        OffsetDateTime now = clock.get().atOffset(ZoneOffset.UTC);
        return database.read(Caller.SYSTEM, sql -> ChainStore.outdated(sql, now, CHAINS))
                .compose(chains -> chains.isEmpty()
                        ? Future.succeededFuture()
                        : letGo(chains).compose(gone -> letGo()));
    }

    private Future<Void> letGo(List<Outdated> chains) {
        Future<Void> gone = Future.succeededFuture();
        for (Outdated chain : chains) {
            gone = gone.compose(done ->
                    database.write(Caller.SYSTEM, tx -> ChainStore.letGo(tx.sql(), chain.id(), chain.before(), BATCH)));
        }
        return gone;
    }

    /** From where entries were asked for is known for less long than the entries are. */
    Future<Void> forgetPlaces() {
        OffsetDateTime before = clock.get().minus(AuditRules.PLACES_KEPT).atOffset(ZoneOffset.UTC);
        return database.write(Caller.SYSTEM, tx -> OriginStore.forgetPlaces(tx.sql(), before, BATCH))
                .compose(isAll -> isAll ? Future.succeededFuture() : forgetPlaces());
    }
}
