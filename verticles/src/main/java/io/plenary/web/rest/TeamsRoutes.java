package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.organizations.Team;
import io.plenary.contracts.organizations.TeamsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Teams of organizations. */
final class TeamsRoutes implements Routes {

    private final TeamsService teams;
    private final OrganizationsService organizations;

    TeamsRoutes(Node node) {
        teams = node.proxies().of(TeamsService.class, TeamsService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listTeams", this::list)
                .on("createTeam", this::create)
                .on("getTeam", this::get)
                .on("updateTeam", this::update)
                .on("deleteTeam", this::delete);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return organization(caller, call, id -> teams.listTeams(caller, id)).map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        return organization(caller, call, id -> teams.createTeam(caller, wanted(call, id)))
                .map(made -> Answer.created(
                                made, "/api/v1/organizations/" + made.organizationId() + "/teams/" + made.id())
                        .withVersion(made.version()));
    }

    private static Team wanted(Call call, UUID organizationId) {
        return call.body(
                Team.class,
                Map.of(
                        "id",
                        Uuids.next(),
                        "organizationId",
                        organizationId,
                        "everywhere",
                        false,
                        "conferences",
                        List.of(),
                        "members",
                        List.of(),
                        "version",
                        0));
    }

    private Future<Answer> get(Caller caller, Call call) {
        return organization(caller, call, id -> teams.getTeam(caller, id, call.pathUuid("id")))
                .map(TeamsRoutes::answer);
    }

    private Future<Answer> update(Caller caller, Call call) {
        return organization(
                        caller,
                        call,
                        id -> teams.updateTeam(caller, id, call.pathUuid("id"), call.patch(), call.ifMatch()))
                .map(TeamsRoutes::answer);
    }

    private Future<Answer> delete(Caller caller, Call call) {
        return organization(caller, call, id -> teams.deleteTeam(caller, id, call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private <T> Future<T> organization(Caller caller, Call call, Function<UUID, Future<T>> then) {
        return organizations
                .getOrganization(caller, call.path("org"))
                .map(Organization::id)
                .compose(then);
    }

    private static Answer answer(Team team) {
        return Answer.ok(team).withVersion(team.version());
    }
}
