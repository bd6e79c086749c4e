package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.Deletion;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Deleting conferences and bringing them back; whether the caller may is the conferences service's to say. */
final class Removals {

    private static final int POLLS = 15;
    private static final long POLL_MILLIS = 200;

    private final Vertx vertx;
    private final Database database;
    private final ConferencesService conferences;
    private final Work work;
    private final Duration grace;

    Removals(Vertx vertx, Database database, ConferencesService conferences, Work work, Duration grace) {
        this.vertx = vertx;
        this.database = database;
        this.conferences = conferences;
        this.work = work;
        this.grace = grace;
    }

    Future<Deletion> delete(Caller caller, UUID conferenceId) {
        return conferences
                .deleteConference(caller, conferenceId, Instant.now().plus(grace))
                .map(deleted -> new Deletion(conferenceId, deleted.deleteAfter(), false))
                .compose(deletion -> database.once(
                        system(caller), tx -> work.hide(tx, conferenceId, grace).map(deletion)));
    }

    private static Caller system(Caller caller) {
        return Caller.SYSTEM.asking(caller.key());
    }

    Future<Deletion> purge(Caller caller, UUID conferenceId) {
        return conferences
                .getConferenceDetails(caller, conferenceId.toString())
                .compose(visible -> {
                    if (!caller.isAdmin()) {
                        throw Refusal.FORBIDDEN.because("Only administrators of the platform purge.");
                    }
                    return hideAndPurge(caller, conferenceId);
                })
                .recover(failure -> caller.isAdmin() && Refusal.NOT_FOUND.is(failure)
                        ? purgedBefore(conferenceId, failure)
                        : Future.failedFuture(failure));
    }

    private Future<Deletion> hideAndPurge(Caller caller, UUID conferenceId) {
        return conferences
                .deleteConference(caller, conferenceId, Instant.now())
                .compose(deleted -> database.write(Caller.SYSTEM, tx -> work.hide(tx, conferenceId, Duration.ZERO))
                        .compose(hidden -> work.purge(database, conferenceId))
                        .compose(tried -> isPurged(conferenceId, POLLS))
                        .map(purged -> new Deletion(conferenceId, deleted.deleteAfter(), purged)))
                .compose(deletion -> database.once(system(caller), tx -> Future.succeededFuture(deletion)));
    }

    /** Another worker may have been faster to begin, and will be done in a moment. */
    private Future<Boolean> isPurged(UUID conferenceId, int polls) {
        return purgedAt(conferenceId)
                .compose(purged -> purged.isPresent() || polls == 0
                        ? Future.succeededFuture(purged.isPresent())
                        : vertx.timer(POLL_MILLIS).compose(waited -> isPurged(conferenceId, polls - 1)));
    }

    /** The same request came again, or the sweep was faster. */
    private Future<Deletion> purgedBefore(UUID conferenceId, Throwable unknown) {
        return purgedAt(conferenceId)
                .compose(purged -> purged.map(at -> Future.succeededFuture(new Deletion(conferenceId, at, true)))
                        .orElseGet(() -> Future.failedFuture(unknown)));
    }

    private Future<Optional<Instant>> purgedAt(UUID conferenceId) {
        return database.read(Caller.SYSTEM, sql -> PurgeStore.purgedAt(sql, conferenceId));
    }

    /** A conference that was deleted while it was being made is made to the end. */
    Future<Conference> restore(Caller caller, UUID conferenceId) {
        return conferences
                .restoreConference(caller, conferenceId)
                .compose(restored -> database.once(
                        system(caller), tx -> work.restore(tx, conferenceId).map(restored)));
    }
}
