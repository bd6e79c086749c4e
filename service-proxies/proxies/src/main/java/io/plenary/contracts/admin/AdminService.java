package io.plenary.contracts.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.conferences.Conference;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/**
 * Adding, changing and removing conferences, and the platform at a glance.
 */
@ProxyGen
public interface AdminService {

    String ADDRESS = "plenary.admin";

    /**
     * Validates and saves a conference and has its database, service and endpoint made. Organizers of the
     * organization and administrators do. A refusal leaves no trace; without an answer it is not known whether the
     * conference was saved, and repeating with the same ids finds out.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, CONFLICT if the slug is taken, INVALID with
     *     the fault of each member
     */
    @Repeatable
    @Once
    Future<Provisioning> triggerAddConference(Caller caller, NewConference request);

    /**
     * Changes a conference.
     * @throws io.vertx.serviceproxy.ServiceException STALE, INVALID, FORBIDDEN, NOT_FOUND
     */
    Future<Conference> triggerUpdateConference(
            Caller caller, UUID conferenceId, MergePatch patch, @Nullable Long ifVersion);

    /**
     * Deletes a conference; its database is dropped after the grace period, or at once when an administrator purges.
     * A purge that cannot be finished at once is answered as not purged yet and finished by the platform.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Deletion> triggerDeleteConference(Caller caller, UUID conferenceId, boolean purge);

    /**
     * Brings a deleted conference back within the grace period.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT, FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Conference> triggerRestoreConference(Caller caller, UUID conferenceId);

    /**
     * How far a provisioning is; for whoever may add conferences to its organization.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Provisioning> getProvisioning(Caller caller, UUID provisioningId);

    /**
     * Provisionings, newest first; all for administrators, otherwise those of the caller's organizations.
     */
    @Repeatable
    Future<ProvisioningPage> listProvisionings(Caller caller, @Nullable String cursor, int limit);

    /**
     * Tries a failed provisioning again from the step that failed; a canceled one too once its conference is restored.
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT unless it failed, or while the conference is deleted
     */
    @Repeatable
    @Once
    Future<Provisioning> retryProvisioning(Caller caller, UUID provisioningId);

    /**
     * The platform at a glance, for administrators.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<SystemAnalytics> viewSystemAnalytics(Caller caller);

    /**
     * Changes {@code admin}, {@code disabled} or {@code confirmed} of an account. Confirming the e-mail address gives its
     * pending memberships their rights.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT for the last administrator
     */
    @Repeatable
    Future<UserAccount> changeAccount(Caller caller, UUID userId, MergePatch patch);

    /**
     * Closes the caller's own account and erases it everywhere. It is closed when this answers; what a service could not
     * erase at once is erased by the platform.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED if the password is wrong, TOO_MANY after too many
     *     wrong ones, CONFLICT for the last administrator
     */
    @Once
    Future<Void> eraseOwnAccount(Caller caller, @Nullable String password);

    /**
     * The same for the account of a user; administrators do.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT for the last administrator
     */
    @Repeatable
    @Once
    Future<Void> eraseAccount(Caller caller, UUID userId);
}
