package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminEvents.ErasureRequested;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.events.EventLog;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.events.Erasing;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/**
 * Erases users from every service. The wish is noted before the account is closed, the account is closed before anything
 * goes, and every step may be repeated: so whoever finds a note goes on where a node died. The services are told by the event
 * log, each deletes what is its own, and the account itself goes last.
 */
final class Erasures implements JobWorker.Work {

    static final String KIND = "erasure";

    private static final MergePatch CLOSED = new MergePatch(new JsonObject().put("disabled", true));

    private static final Duration SHORTEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final Database database;
    private final Jobs jobs;
    private final Proxies proxies;
    private final Duration settled;

    /** @param settled after what time nothing of the user can come in any more */
    Erasures(Database database, Jobs jobs, Proxies proxies, Duration settled) {
        this.database = database;
        this.jobs = jobs;
        this.proxies = proxies;
        this.settled = settled;
    }

    /** Closes the account and keeps everybody else from what is to be done then; empty where somebody is about it. */
    Future<Optional<Lease>> begin(UUID userId) {
        return database.write(Caller.SYSTEM, tx -> ErasureStore.request(tx.sql(), userId)
                        .compose(noted -> jobs.take(tx, userId)))
                .compose(taken -> close(userId).map(taken));
    }

    /** Whoever keeps something of the user learns of it from the event log, and says there how far it is. */
    @Override
    public Future<Void> work(Lease lease) {
        return close(lease.id())
                .compose(closed -> database.write(Caller.SYSTEM, tx -> announce(tx, lease.id())))
                .compose(event -> log().isReadBy(Caller.SYSTEM, event.eventId(), event.at(), Erasing.readers()))
                .compose(read -> read
                        ? forget(lease)
                        : database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, pause(lease.age()))));
    }

    /** Between two looks whether all services have done their part: who is down for hours need not be asked for every second. */
    static Duration pause(Duration waited) {
        Duration pause = waited.dividedBy(10);
        return pause.compareTo(SHORTEST_PAUSE) < 0
                ? SHORTEST_PAUSE
                : pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private static Future<ErasureStore.Announced> announce(Transaction tx, UUID userId) {
        return ErasureStore.announced(tx.sql(), userId).compose(known -> known.map(Future::succeededFuture)
                .orElseGet(() ->
                        ErasureStore.note(tx.sql(), userId, tx.announce(new ErasureRequested(userId), null, null))));
    }

    /**
     * The log after all have read whom to erase, and the account when nothing refers to it any more. Once more a while after the
     * first time, however long that took: only then can nothing more have come in.
     */
    private Future<Void> forget(Lease lease) {
        return log().eraseUser(Caller.SYSTEM, lease.id())
                .compose(erased -> auth().eraseUser(Caller.SYSTEM, lease.id()))
                .compose(
                        erased -> database.write(Caller.SYSTEM, tx -> ErasureStore.finish(tx.sql(), lease.id(), settled)
                                .compose(left -> left.isZero() ? jobs.done(tx, lease) : jobs.putOff(tx, lease, left))));
    }

    /** Refused is only what was withdrawn; nothing else is given up. */
    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return Future.failedFuture(cause);
    }

    /** Refused for the last administrator, who then stays. */
    private Future<Void> close(UUID userId) {
        return auth().changeAccount(Caller.SYSTEM, userId, CLOSED)
                .<Void>mapEmpty()
                .recover(failure ->
                        Refusal.NOT_FOUND.is(failure) ? Future.succeededFuture() : Future.failedFuture(failure))
                .recover(failure ->
                        Refusal.CONFLICT.is(failure) ? withdraw(userId, failure) : Future.failedFuture(failure));
    }

    private Future<Void> withdraw(UUID userId, Throwable refused) {
        return database.write(Caller.SYSTEM, tx -> ErasureStore.withdraw(tx.sql(), userId)
                        .compose(withdrawn -> jobs.forget(tx.sql(), userId)))
                .compose(withdrawn -> Future.failedFuture(refused));
    }

    private EventLog log() {
        return proxies.of(EventLog.class, EventLog.ADDRESS);
    }

    private AuthService auth() {
        return proxies.of(AuthService.class, AuthService.ADDRESS);
    }
}
