package io.plenary.web.rest;

import static io.plenary.web.Prepared.Caching.PRIVATE;
import static io.plenary.web.Prepared.Caching.STRANGERS;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.UUID;

/** Conferences to read; what changes them goes through {@link AdminRoutes}. */
public final class ConferencesRoutes implements Routes {

    private final ConferencesService conferences;
    private final OrganizationsService organizations;
    private final Gateway gateway;
    private final Routes lifecycle;

    public ConferencesRoutes(Node node, Gateway gateway) {
        this.gateway = gateway;
        lifecycle = new LifecycleRoutes(node, gateway);
        conferences = node.proxies().of(ConferencesService.class, ConferencesService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        lifecycle.mount(api);
        api.on("listConferences", this::list)
                .on("getConference", this::get)
                .on("getConferenceEndpoint", this::endpoint);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return organizationId(caller, call.query("organization"))
                .compose(organization -> gateway.conferenceLists().list(caller, query(call, organization), call::sign))
                .map(list -> list.answer(call, call.header("Authorization") == null ? STRANGERS : PRIVATE));
    }

    private Future<UUID> organizationId(Caller caller, String idOrSlug) {
        if (idOrSlug == null) {
            return Future.succeededFuture();
        }
        // Published conferences of an organization are for everybody, so its name may be used by everybody.
        return organizations.getOrganization(Caller.SYSTEM, idOrSlug).map(Organization::id);
    }

    private static ConferenceQuery query(Call call, UUID organizationId) {
        String status = call.query("status");
        return new ConferenceQuery(
                organizationId,
                status == null ? null : ConferenceStatus.valueOf(status),
                call.query("q"),
                call.queryDate("from"),
                call.queryDate("to"),
                call.cursor(),
                call.limit());
    }

    private Future<Answer> get(Caller caller, Call call) {
        return conferences.getConferenceDetails(caller, call.path("conf")).map(conference -> Answer.ok(conference)
                .withVersion(conference.version()));
    }

    private Future<Answer> endpoint(Caller caller, Call call) {
        return gateway.conferences()
                .visible(caller, call.path("conf"))
                .compose(conference -> requireReader(caller, conference)
                        .compose(reader -> conferences.findConferenceEndpoint(
                                caller, conference.id().toString())))
                .map(Answer::ok);
    }

    private static Future<Void> requireReader(Caller caller, Conference conference) {
        return caller.sees(conference.organizationId(), conference.id())
                ? Future.succeededFuture()
                : Future.failedFuture(Right.CONFERENCES_READ.isMissing());
    }
}
