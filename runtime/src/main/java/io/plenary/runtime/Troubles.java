package io.plenary.runtime;

import io.plenary.contracts.Remark;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/** Remembers for a while when the database was short of something, so that whoever looks at the node learns of it. */
final class Troubles {

    private static final Duration WORTH_KNOWING = Duration.ofMinutes(1);

    private final InstantSource clock;
    private volatile Instant full = Instant.MIN;
    private volatile Instant exhausted = Instant.MIN;

    Troubles(InstantSource clock) {
        this.clock = clock;
    }

    /** An answer of the driver, marked where it is none, and noted where it tells of a trouble. */
    <T> Future<T> noted(Future<T> answer) {
        return DatabaseGone.marked(answer).onFailure(this::note);
    }

    private void note(Throwable failure) {
        if (!(failure instanceof PgException pg)) {
            return;
        }
        if (DatabaseFailures.isFull(pg.getSqlState())) {
            full = clock.instant();
        } else if (DatabaseFailures.isExhausted(pg.getSqlState())) {
            exhausted = clock.instant();
        }
    }

    Optional<Remark> remark() {
        if (isRecent(full)) {
            return Optional.of(new Remark(Remark.Code.DATABASE_FULL, null));
        }
        return isRecent(exhausted) ? Optional.of(new Remark(Remark.Code.DATABASE_EXHAUSTED, null)) : Optional.empty();
    }

    private boolean isRecent(Instant moment) {
        return moment.isAfter(clock.instant().minus(WORTH_KNOWING));
    }
}
