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
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Erases users from every service. The wish is noted before the account is closed, the account is closed before anything
 * goes, and every step may be repeated: so whoever finds a note goes on where a node died. The account itself goes last.
 */
final class Erasures {

    static final String NAME = "erasure";

    private static final Logger LOG = LoggerFactory.getLogger(Erasures.class);
    private static final MergePatch CLOSED = new MergePatch(new JsonObject().put("disabled", true));

    private final Database database;
    private final Proxies proxies;
    private final Duration lease;
    private final Duration settled;

    /**
     * @param lease how long a worker that is not heard of keeps others away
     * @param settled after what time nothing of the user can come in any more
     */
    Erasures(Database database, Proxies proxies, Duration lease, Duration settled) {
        this.database = database;
        this.proxies = proxies;
        this.lease = lease;
        this.settled = settled;
    }

    /** Done when the account is closed; what could not be erased at once will be. */
    Future<Void> erase(UUID userId) {
        return database.write(Caller.SYSTEM, tx -> ErasureStore.request(tx.sql(), userId, lease))
                .compose(noted -> close(userId))
                .compose(closed -> finish(userId).otherwiseEmpty());
    }

    /** Until nothing is due. */
    Future<Void> eraseDue() {
        Rounds.renewContext(NAME);
        return database.write(Caller.SYSTEM, tx -> ErasureStore.claim(tx.sql(), lease))
                .compose(claimed -> claimed.map(userId -> close(userId)
                                .compose(closed -> finish(userId))
                                .otherwiseEmpty()
                                .compose(done -> eraseDue()))
                        .orElse(Future.succeededFuture()));
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
        return database.write(Caller.SYSTEM, tx -> ErasureStore.withdraw(tx.sql(), userId))
                .compose(withdrawn -> Future.failedFuture(refused));
    }

    private Future<Void> finish(UUID userId) {
        return eraseEverywhere(userId)
                .compose(erased -> database.write(Caller.SYSTEM, tx -> ErasureStore.finish(tx.sql(), userId, settled)))
                .onFailure(failure -> LOG.warn("A user is not erased everywhere yet: {}", failure.toString()));
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
