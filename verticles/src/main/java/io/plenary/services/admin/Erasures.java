package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.analytics.AnalyticsService;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Proxies;
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
 * goes, and every step may be repeated: so whoever finds a note goes on where a node died. The account itself goes last.
 */
final class Erasures implements JobWorker.Work {

    static final String KIND = "erasure";

    private static final MergePatch CLOSED = new MergePatch(new JsonObject().put("disabled", true));

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

    /** Done for good if it was asked for long enough ago, else once more then. */
    @Override
    public Future<Void> work(Lease lease) {
        return close(lease.id())
                .compose(closed -> eraseEverywhere(lease.id()))
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

    /** From the top storey down, so that nothing refers to what is gone already. */
    private Future<Void> eraseEverywhere(UUID userId) {
        return database.write(Caller.SYSTEM, tx -> ErasureStore.forgetRequester(tx.sql(), userId)
                        .compose(forgotten -> tx.forget(userId, null)))
                .compose(erased -> proxies.of(AnalyticsService.class, AnalyticsService.ADDRESS)
                        .eraseUser(Caller.SYSTEM, userId))
                .compose(erased ->
                        proxies.of(NotesService.class, NotesService.ADDRESS).eraseUser(Caller.SYSTEM, userId))
                .compose(erased -> proxies.of(ProfilesService.class, ProfilesService.ADDRESS)
                        .eraseUser(Caller.SYSTEM, userId))
                .compose(erased -> proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                        .eraseUser(Caller.SYSTEM, userId))
                .compose(erased -> proxies.of(EventLog.class, EventLog.ADDRESS).eraseUser(Caller.SYSTEM, userId))
                .compose(erased -> auth().eraseUser(Caller.SYSTEM, userId));
    }

    private AuthService auth() {
        return proxies.of(AuthService.class, AuthService.ADDRESS);
    }
}
