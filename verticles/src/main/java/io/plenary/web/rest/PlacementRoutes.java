package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.program.PlacementService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** On which database server the conferences of organizations are. */
final class PlacementRoutes implements Routes {

    private record Choice(String server) {}

    private final PlacementService placements;
    private final OrganizationsService organizations;

    PlacementRoutes(Node node) {
        placements = node.proxies().of(PlacementService.class, PlacementService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on(
                        "listDatabaseServers",
                        (caller, call) -> placements.listServers(caller).map(Answer::items))
                .on("listPlacements", (caller, call) -> placements
                        .listPlacements(caller, call.cursor(), call.limit())
                        .map(call::page))
                .on("placeOrganization", this::place);
    }

    private Future<Answer> place(Caller caller, Call call) {
        return organizations
                .getOrganization(caller, call.path("org"))
                .compose(organization -> placements.placeOrganization(
                        caller, organization.id(), call.body(Choice.class).server()))
                .map(Answer::ok);
    }
}
