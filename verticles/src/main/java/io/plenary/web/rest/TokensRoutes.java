package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.ApiTokenRequest;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Tokens for programs, of the caller and of organizations. */
final class TokensRoutes implements Routes {

    /** What is asked for; whose it is to be, the path says. */
    private record Wanted(String name, List<String> scopes, Integer expiresInDays) {

        ApiTokenRequest of(UUID organizationId) {
            return new ApiTokenRequest(organizationId, name, scopes, expiresInDays);
        }
    }

    private final AuthService auth;
    private final OrganizationsService organizations;

    TokensRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listMyTokens", (caller, call) -> list(caller, null))
                .on("createMyToken", (caller, call) -> create(caller, call, null))
                .on("revokeMyToken", (caller, call) -> revoke(caller, call, null))
                .on("listOrganizationTokens", (caller, call) -> organization(caller, call)
                        .compose(found -> list(caller, found.id())))
                .on("createOrganizationToken", (caller, call) -> organization(caller, call)
                        .compose(found -> create(caller, call, found.id())))
                .on("revokeOrganizationToken", (caller, call) -> organization(caller, call)
                        .compose(found -> revoke(caller, call, found.id())));
    }

    private Future<Answer> list(Caller caller, UUID organizationId) {
        return auth.listTokens(caller, organizationId).map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call, UUID organizationId) {
        return auth.createToken(caller, call.body(Wanted.class).of(organizationId))
                .map(made -> Answer.json(201, made.toJson()).with("Cache-Control", "no-store"));
    }

    private Future<Answer> revoke(Caller caller, Call call, UUID organizationId) {
        return auth.revokeToken(caller, organizationId, call.pathUuid("id")).map(Answer.NO_CONTENT);
    }

    private Future<Organization> organization(Caller caller, Call call) {
        return organizations.getOrganization(caller, call.path("org"));
    }
}
