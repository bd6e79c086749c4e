package io.plenary.services.events;

import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Empties the days nobody needs any more: old ones that every reader has read. */
final class LogCleaner {

    private static final Logger LOG = LoggerFactory.getLogger(LogCleaner.class);
    /** How long events are kept for readers to come. */
    static final Duration KEPT = Duration.ofDays(30);
    /** A busy day has more than one statement may take. */
    private static final int AT_ONCE = 2_000;
    /** How long it is known who tried to sign in, and from where something was asked for. */
    static final Duration PERSONAL = Duration.ofDays(7);

    private final Database database;
    private final InstantSource clock;

    LogCleaner(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Future<Void> clean() {
        Instant now = clock.instant();
        return forgetPersonal(0, now.minus(PERSONAL)).compose(forgotten -> empty(0, now.minus(KEPT)));
    }

    private Future<Void> forgetPersonal(int part, Instant before) {
        return part == LogStore.PARTS
                ? Future.succeededFuture()
                : LogStore.forgetPersonal(database.direct(), part, before, AT_ONCE)
                        .compose(isAll -> forgetPersonal(isAll ? part + 1 : part, before));
    }

    private Future<Void> empty(int part, Instant before) {
        if (part == LogStore.PARTS) {
            return Future.succeededFuture();
        }
        return LogStore.empty(database.direct(), part, before).compose(left -> {
            if (left) {
                LOG.warn("Events from before {} are kept, because a reader has yet to read them", before);
            }
            return empty(part + 1, before);
        });
    }
}
