package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Remark;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;

/** Tells the operator of erasures that do not end, as when a service that keeps something of users is down for long. */
final class LateErasures {

    /** Usually they take some minutes. */
    private static final Duration LATE = Duration.ofHours(1);

    private final Database database;
    private volatile long late;

    LateErasures(Database database) {
        this.database = database;
    }

    Future<Void> look() {
        return database.read(Caller.SYSTEM, sql -> ErasureStore.waiting(sql, LATE))
                .onSuccess(waiting -> late = waiting)
                .mapEmpty();
    }

    /** How many, and not whose: anybody may ask how a node is. */
    Optional<Remark> remark() {
        return late == 0 ? Optional.empty() : Optional.of(new Remark(Remark.Code.ERASURE_WAITS, Long.toString(late)));
    }
}
