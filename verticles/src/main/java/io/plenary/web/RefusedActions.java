package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.audit.AuditService;
import io.plenary.contracts.audit.RefusedAction;
import io.plenary.contracts.auth.Scope;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Proxies;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Operation;
import io.plenary.web.limits.Sender;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import io.vertx.serviceproxy.ServiceException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has it written down when somebody wants what is for administrators or for an organization, and is refused: after the answer,
 * which neither waits for it nor fails with it.
 */
final class RefusedActions {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedActions.class);
    private static final long LOOK_MILLIS = 60_000;
    private static final int UNAUTHENTICATED = Refusal.UNAUTHENTICATED.status();
    private static final int NOT_FOUND = Refusal.NOT_FOUND.status();
    private static final Set<Integer> REFUSALS = Set.of(UNAUTHENTICATED, Refusal.FORBIDDEN.status(), NOT_FOUND);
    private static final Set<String> SCOPES = Set.of(
            Scope.ADMIN.text(),
            Scope.ORGANIZATIONS_WRITE.text(),
            Scope.CONFERENCES_WRITE.text(),
            Scope.PROGRAM_WRITE.text());

    /** Whose affairs it was about; both may be null. */
    private record Place(UUID organizationId, UUID conferenceId) {

        static final Place PLATFORM = new Place(null, null);
    }

    private final Gateway gateway;
    private final AuditService audit;
    private final OrganizationsService organizations;
    private final RefusalTally tally = new RefusalTally(InstantSource.system());

    RefusedActions(Gateway gateway, Proxies proxies) {
        this.gateway = gateway;
        audit = proxies.of(AuditService.class, AuditService.ADDRESS);
        organizations = proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    RefusedActions start(Vertx vertx) {
        vertx.setPeriodic(LOOK_MILLIS, look -> tally.over().forEach(this::write));
        return this;
    }

    /** Answers a request that failed, and notes it where it was refused what only some may do. */
    void answer(RoutingContext request, Throwable failure) {
        Problems.answer(request, failure);
        Operation operation = ContractRouter.operationOf(request);
        if (operation != null
                && failure instanceof ServiceException refusal
                && REFUSALS.contains(refusal.failureCode())
                && !isAskedForAReason(refusal)
                && isForSome(operation)) {
            note(request, operation, refusal.failureCode());
        }
    }

    /** Then it may be done, and is about to be. */
    private static boolean isAskedForAReason(ServiceException refusal) {
        return Refusal.code(refusal).filter(Reasons.REQUIRED::equals).isPresent();
    }

    static boolean isForSome(Operation operation) {
        return operation.right().isPresent()
                || operation.scope() != null && SCOPES.contains(operation.scope())
                || operation.path().startsWith("/admin/")
                || operation.path().startsWith("/organizations/{org}/");
    }

    private void note(RoutingContext request, Operation operation, int status) {
        gateway.callers().sender(request.request()).onSuccess(sender -> {
            Caller caller = sender.map(Sender::caller).orElse(Caller.ANONYMOUS);
            gateway.locate(request.request(), caller, null);
            String who = sender.map(Sender::id)
                    .orElseGet(() -> gateway.clientAddresses().subscriberOf(request.request()));
            if (!tally.isOnlyCounted(who)) {
                place(request, caller, status)
                        .map(place -> place.map(found -> action(caller, found, operation, status))
                                .filter(action -> tally.mayBeWritten(who, action)))
                        .onSuccess(action -> action.ifPresent(this::write));
            }
        });
    }

    private static RefusedAction action(Caller caller, Place place, Operation operation, int status) {
        return new RefusedAction(
                caller.userId(), place.organizationId(), place.conferenceId(), operation.id(), status, 0);
    }

    /** Empty where there is nothing that was hidden. Of strangers an organization is told nothing: anybody could fill its audit. */
    private Future<Optional<Place>> place(RoutingContext request, Caller caller, int status) {
        Optional<Place> elsewhere = status == NOT_FOUND ? Optional.empty() : Optional.of(Place.PLATFORM);
        if (!caller.isKnown() || status == UNAUTHENTICATED) {
            return Future.succeededFuture(elsewhere);
        }
        String conference = named(request, "conf");
        String organization = named(request, "org");
        return conference != null
                ? ofConference(conference, caller, status).otherwise(elsewhere)
                : organization != null
                        ? ofOrganization(organization, caller, status).otherwise(elsewhere)
                        : Future.succeededFuture(elsewhere);
    }

    /** Null also for what no database can be asked for; the path was refused for that. */
    private static String named(RoutingContext request, String parameter) {
        String name = request.pathParam(parameter);
        return name == null || name.indexOf('\0') >= 0 ? null : name;
    }

    private Future<Optional<Place>> ofConference(String idOrSlug, Caller caller, int status) {
        return gateway.conferences()
                .named(idOrSlug)
                .map(conference -> status == NOT_FOUND && conference.isVisibleTo(caller)
                        ? Optional.empty()
                        : Optional.of(new Place(conference.organizationId(), conference.id())));
    }

    private Future<Optional<Place>> ofOrganization(String idOrSlug, Caller caller, int status) {
        return organizations
                .getOrganization(Caller.SYSTEM, idOrSlug)
                .map(organization -> status == NOT_FOUND && isOf(organization.id(), caller)
                        ? Optional.empty()
                        : Optional.of(new Place(organization.id(), null)));
    }

    private static boolean isOf(UUID organizationId, Caller caller) {
        return caller.isAdmin() || caller.memberships().containsKey(organizationId);
    }

    private void write(RefusedAction action) {
        audit.recordRefused(Caller.SYSTEM, action)
                .onFailure(failure ->
                        LOG.info("A refusal of {} was not written down: {}", action.operation(), failure.toString()));
    }
}
