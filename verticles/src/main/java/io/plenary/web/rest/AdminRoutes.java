package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminService;
import io.plenary.contracts.admin.NewConference;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Conferences made, changed and removed; the platform at a glance. */
public final class AdminRoutes implements Routes {

    /** What is said of a new conference beside itself. */
    private record Ordered(String organization, UUID provisioningId) {}

    private final AdminService admin;
    private final OrganizationsService organizations;
    private final ConferencesService conferences;
    private final EventLog log;
    private final Gateway gateway;
    private final Routes accounts;
    private final Routes cluster;
    private final Routes placements;

    public AdminRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        accounts = new AccountsRoutes(node);
        cluster = new ClusterRoutes(node);
        placements = new PlacementRoutes(node);
        admin = node.proxies().of(AdminService.class, AdminService.ADDRESS);
        log = node.proxies().of(EventLog.class, EventLog.ADDRESS);
        conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        accounts.mount(api);
        cluster.mount(api);
        placements.mount(api);
        api.on("triggerAddConference", this::add)
                .on("createConference", this::add)
                .on("triggerUpdateConference", this::update)
                .on("updateConference", this::update)
                .on("deleteConference", this::delete)
                .on("restoreConference", this::restore)
                .on("listProvisionings", this::listProvisionings)
                .on("getProvisioning", this::getProvisioning)
                .on("retryProvisioning", this::retry)
                .on("getSystem", (caller, call) -> admin.viewSystemAnalytics(caller)
                        .map(Answer::ok))
                .on("removeReader", (caller, call) -> log.removeReader(caller, call.path("reader"))
                        .map(Answer.NO_CONTENT));
    }

    private Future<Answer> add(Caller caller, Call call) {
        if (!caller.isKnown()) {
            return Future.failedFuture(Refusal.UNAUTHENTICATED.because("Sign in to add a conference."));
        }
        Ordered order = call.body(Ordered.class, Map.of("provisioningId", newId(caller, "provisioning")));
        return organization(caller, order.organization())
                .map(organization -> conference(caller, call, organization))
                .compose(conference ->
                        admin.triggerAddConference(caller, new NewConference(order.provisioningId(), conference)))
                .map(AdminRoutes::accepted);
    }

    private Future<Organization> organization(Caller caller, String idOrSlug) {
        return organizations
                .getOrganization(caller, idOrSlug)
                .recover(failure -> Future.failedFuture(
                        Refusal.NOT_FOUND.is(failure)
                                ? Refusal.INVALID.because(
                                        "There is no such organization.",
                                        List.of(Fault.UNKNOWN_ORGANIZATION.at("/organization")))
                                : failure));
    }

    private static Conference conference(Caller caller, Call call, Organization organization) {
        return call.body(
                Conference.class,
                Map.of("id", newId(caller, "conference"), "organizationId", organization.id(), "version", 0));
    }

    /** The same again when the request comes again: two services and several steps know it by that. */
    private static UUID newId(Caller caller, String what) {
        return caller.key() == null ? Uuids.next() : caller.key().id(what);
    }

    private static Answer accepted(Provisioning provisioning) {
        JsonObject body = new JsonObject()
                .put("provisioningId", provisioning.id().toString())
                .put("conference", new JsonObject(provisioning.conference().toJson()));
        return Answer.json(202, body.encode()).with("Location", location(provisioning));
    }

    private static String location(Provisioning provisioning) {
        return "/api/v1/admin/provisionings/" + provisioning.id();
    }

    private Future<Answer> update(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference ->
                        admin.triggerUpdateConference(caller, conference.id(), call.patch(), call.ifMatch()))
                .map(updated -> Answer.ok(updated).withVersion(updated.version()));
    }

    private Future<Answer> delete(Caller caller, Call call) {
        boolean purge = Boolean.TRUE.equals(call.queryBoolean("purge"));
        return known(caller, call)
                .compose(conference -> admin.triggerDeleteConference(caller, conference.id(), purge))
                .map(Answer::ok);
    }

    private Future<Answer> restore(Caller caller, Call call) {
        return known(caller, call)
                .compose(conference -> admin.triggerRestoreConference(caller, conference.id()))
                .map(restored -> Answer.ok(restored).withVersion(restored.version()));
    }

    /** Owners know of deleted conferences too. */
    private Future<Conference> known(Caller caller, Call call) {
        return conferences.getConferenceDetails(caller, call.path("conf"));
    }

    private Future<Answer> listProvisionings(Caller caller, Call call) {
        return admin.listProvisionings(caller, call.cursor(), call.limit()).map(call::page);
    }

    private Future<Answer> getProvisioning(Caller caller, Call call) {
        return admin.getProvisioning(caller, call.pathUuid("id")).map(Answer::ok);
    }

    private Future<Answer> retry(Caller caller, Call call) {
        return admin.retryProvisioning(caller, call.pathUuid("id"))
                .map(provisioning -> Answer.accepted(provisioning, location(provisioning)));
    }
}
