package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.admin.Deletion;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningPage;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.admin.SystemAnalytics;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

final class Admin implements AdminService {

    private static final Set<ProvisioningState> STOPPED =
            EnumSet.of(ProvisioningState.FAILED, ProvisioningState.CANCELLED);

    private final Database database;
    private final ConferencesService conferences;
    private final Additions additions;
    private final Removals removals;
    private final AccountsClient accounts;
    private final FiguresClient figures;
    private final Work work;

    Admin(
            Database database,
            ConferencesService conferences,
            Additions additions,
            Removals removals,
            AccountsClient accounts,
            FiguresClient figures,
            Work work) {
        this.database = database;
        this.conferences = conferences;
        this.additions = additions;
        this.removals = removals;
        this.accounts = accounts;
        this.figures = figures;
        this.work = work;
    }

    @Override
    public Future<Provisioning> triggerAddConference(Caller caller, NewConference request) {
        AdminRules.check(caller, request);
        return additions.add(caller, request);
    }

    @Override
    public Future<Conference> triggerUpdateConference(
            Caller caller, UUID conferenceId, MergePatch patch, Long ifVersion) {
        return conferences.updateConference(caller, conferenceId, patch, ifVersion);
    }

    @Override
    public Future<Deletion> triggerDeleteConference(Caller caller, UUID conferenceId, boolean purge) {
        AdminRules.requireSignedIn(caller);
        return purge ? removals.purge(caller, conferenceId) : removals.delete(caller, conferenceId);
    }

    @Override
    public Future<Conference> triggerRestoreConference(Caller caller, UUID conferenceId) {
        return removals.restore(caller, conferenceId);
    }

    @Override
    public Future<Provisioning> getProvisioning(Caller caller, UUID provisioningId) {
        return database.read(caller, sql -> OrderStore.find(sql, provisioningId))
                .map(found -> found.filter(Order::accepted)
                        .map(Order::provisioning)
                        .filter(noted -> caller.has(Right.CONFERENCES_CREATE, noted.organizationId()))
                        .orElseThrow(() -> Refusal.NOT_FOUND.because("There is no such provisioning.")));
    }

    @Override
    public Future<ProvisioningPage> listProvisionings(Caller caller, String cursor, int limit) {
        AdminRules.requireSignedIn(caller);
        Faults.requirePage(limit);
        UUID[] organizations = caller.isAdmin() ? null : organizedBy(caller);
        return database.read(caller, sql -> OrderStore.list(sql, organizations, cursor, limit));
    }

    private static UUID[] organizedBy(Caller caller) {
        return caller.memberships().keySet().stream()
                .filter(organization -> caller.has(Right.CONFERENCES_CREATE, organization))
                .toArray(UUID[]::new);
    }

    @Override
    public Future<Provisioning> retryProvisioning(Caller caller, UUID provisioningId) {
        return getProvisioning(caller, provisioningId)
                .compose(this::requireStopped)
                .compose(stopped ->
                        database.once(caller, tx -> work.resume(tx, stopped.conferenceId()), Optional::isPresent))
                .map(resumed -> resumed.orElseThrow(Admin::notStopped));
    }

    private Future<Provisioning> requireStopped(Provisioning found) {
        if (!STOPPED.contains(found.state())) {
            throw notStopped();
        }
        return conferences
                .getConferenceDetails(Caller.SYSTEM, found.conferenceId().toString())
                .map(Conference::status)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(ConferenceStatus.DELETED)
                        : Future.failedFuture(failure))
                .map(status -> {
                    if (status == ConferenceStatus.DELETED) {
                        throw Refusal.CONFLICT.because("CONFERENCE_DELETED", "The conference is deleted.");
                    }
                    return found;
                });
    }

    private static RuntimeException notStopped() {
        return Refusal.CONFLICT.because("NOT_FAILED", "Only a provisioning that failed is tried again.");
    }

    @Override
    public Future<UserAccount> changeAccount(Caller caller, UUID userId, MergePatch patch) {
        AdminRules.requireAdmin(caller);
        return accounts.change(caller, userId, patch);
    }

    @Override
    public Future<Void> eraseOwnAccount(Caller caller, String password) {
        return accounts.verifyPassword(caller, password).compose(right -> erase(caller, caller.userId()));
    }

    @Override
    public Future<Void> eraseAccount(Caller caller, UUID userId) {
        AdminRules.requireAdmin(caller);
        return accounts.require(userId).compose(found -> erase(caller, userId));
    }

    /** Answered only when the account is closed, which may be refused. */
    private Future<Void> erase(Caller caller, UUID userId) {
        return work.erase(userId).compose(closed -> database.once(caller, tx -> Future.succeededFuture()));
    }

    @Override
    public Future<SystemAnalytics> viewSystemAnalytics(Caller caller) {
        AdminRules.requireAdmin(caller);
        return database.read(caller, OrderStore::countByState)
                .compose(provisionings -> figures.systemAnalytics(caller, provisionings));
    }
}
