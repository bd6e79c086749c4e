package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Caller.Platform;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Proxies;
import io.plenary.web.contract.Call;
import io.plenary.web.contract.ContractRouter;
import io.plenary.web.contract.Operation;
import io.vertx.core.Future;
import io.vertx.core.http.HttpMethod;
import io.vertx.serviceproxy.ServiceException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Why administrators of the platform act in organizations of others. Whoever may change something there only because they administer the
 * platform says why, and the audit tells it to the organization. Who has the right by membership, and who only reads, needs none.
 */
final class Reasons {

    static final String REQUIRED = "REASON_REQUIRED";

    private static final String HEADER = "Plenary-Reason";
    private static final String PROVISIONING = "/admin/provisionings/{id}";
    private static final int SHORTEST = 5;
    private static final int LONGEST = 500;

    /** @param conferenceId null where it is about the organization as a whole */
    private record Place(UUID organizationId, UUID conferenceId) {}

    private final ConferenceNames conferences;
    private final OrganizationsService organizations;
    private final AdminService admin;

    Reasons(Proxies proxies, ConferenceNames conferences) {
        this.conferences = conferences;
        organizations = proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS);
        admin = proxies.of(AdminService.class, AdminService.ADDRESS);
    }

    /**
     * Why the caller asks for this; null where nobody has to say.
     *
     * @return fails with FORBIDDEN where it has to be said and is not
     */
    Future<String> of(Caller caller, Call call) {
        Operation operation = ContractRouter.operationOf(call.context());
        boolean changes = !operation.method().equals(HttpMethod.GET);
        boolean asked = operation.right().isPresent() || operation.asksWhy();
        return caller.platform() == Platform.ADMIN && changes && asked
                ? of(caller, call, operation.right())
                : Future.succeededFuture();
    }

    /** @param right empty where nobody in an organization has one to do it */
    private Future<String> of(Caller caller, Call call, Optional<Right> right) {
        return place(call).map(found -> found.filter(
                        place -> !right.map(own -> hasOwn(caller, own, place)).orElse(false))
                .map(place -> said(call, place))
                .orElse(null));
    }

    /** Empty where there is no such place: whoever is asked says so. */
    private Future<Optional<Place>> place(Call call) {
        String conference = call.path("conf");
        Future<Place> place = conference == null
                ? organization(call)
                : conferences.named(conference).map(found -> new Place(found.organizationId(), found.id()));
        return place.map(Optional::ofNullable)
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    /** What is yet to be made names its organization in the body; what is being made belongs to the one that ordered it. */
    private Future<Place> organization(Call call) {
        if (ContractRouter.operationOf(call.context()).path().startsWith(PROVISIONING)) {
            return admin.getProvisioning(Caller.SYSTEM, call.pathUuid("id"))
                    .map(found -> new Place(found.organizationId(), null));
        }
        String named = call.path("org") == null ? call.member("organization") : call.path("org");
        return named == null
                ? Future.succeededFuture()
                : organizations
                        .getOrganization(Caller.SYSTEM, named)
                        .map(organization -> new Place(organization.id(), null));
    }

    /** A right on some tracks is none here: to services an administrator has it on all. */
    private static boolean hasOwn(Caller caller, Right right, Place place) {
        Caller member = new Caller(caller.userId(), Platform.NONE, caller.memberships()).granted(caller.grants());
        return member.has(right, place.organizationId(), place.conferenceId());
    }

    private static String said(Call call, Place place) {
        String header = call.header(HEADER);
        if (header == null) {
            throw required(place);
        }
        String reason = decoded(header);
        int length = reason.codePointCount(0, reason.length());
        new Faults()
                .check(
                        length >= SHORTEST && reason.length() <= LONGEST,
                        pointer(),
                        Fault.LENGTH,
                        Map.of("least", SHORTEST, "most", LONGEST))
                .line(pointer(), reason, LONGEST)
                .refuseIfAny("That is no reason.");
        return reason;
    }

    /** Whoever asks learns whose organization it is, to ask for a reason once for all of its conferences. */
    private static ServiceException required(Place place) {
        return Refusal.FORBIDDEN.because(
                REQUIRED,
                "You may do this only since you administer the platform: say why.",
                List.of(Fault.REQUIRED.at(
                        pointer(), Map.of("organization", place.organizationId().toString()))));
    }

    /** Headers are ASCII, and people give reasons in any language. */
    private static String decoded(String header) {
        try {
            return URLDecoder.decode(header.replace("+", "%2B"), StandardCharsets.UTF_8)
                    .strip();
        } catch (IllegalArgumentException e) {
            throw Refusal.INVALID.because(
                    "The reason is not percent-encoded.",
                    List.of(Fault.FORMAT.at(pointer(), Map.of("format", "percent-encoding"))));
        }
    }

    private static String pointer() {
        return "header/" + HEADER;
    }
}
