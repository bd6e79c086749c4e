package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.organizations.Acceptance;
import io.plenary.contracts.organizations.Invitation;
import io.plenary.contracts.organizations.InvitationState;
import io.plenary.contracts.organizations.InvitationsService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Node;
import io.plenary.runtime.Uuids;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** Invitations to organizations: as owners send them, and as whoever has the link accepts them. */
final class InvitationsRoutes implements Routes {

    private record Link(String token) {}

    private record Accepted(String token, boolean otherAddress) {}

    private final InvitationsService invitations;
    private final OrganizationsService organizations;
    private final AuthService auth;

    InvitationsRoutes(Node node) {
        invitations = node.proxies().of(InvitationsService.class, InvitationsService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("listInvitations", this::list)
                .on("createInvitation", this::create)
                .on("revokeInvitation", this::revoke)
                .on("resendInvitation", this::resend)
                .open("checkInvitation", this::check)
                .on("acceptInvitation", this::accept);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return organization(caller, call, id -> invitations.listInvitations(caller, id))
                .map(Answer::items);
    }

    private Future<Answer> create(Caller caller, Call call) {
        return organization(caller, call, id -> invitations.invite(caller, wanted(call, id)))
                .map(made -> Answer.created(
                        made, "/api/v1/organizations/" + made.organizationId() + "/invitations/" + made.id()));
    }

    private static Invitation wanted(Call call, UUID organizationId) {
        return call.body(
                Invitation.class,
                Map.of(
                        "id",
                        Uuids.next(),
                        "organizationId",
                        organizationId,
                        "state",
                        InvitationState.PENDING,
                        "otherAddress",
                        false));
    }

    private Future<Answer> revoke(Caller caller, Call call) {
        return organization(caller, call, id -> invitations.revokeInvitation(caller, id, call.pathUuid("id")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> resend(Caller caller, Call call) {
        return organization(caller, call, id -> invitations.resendInvitation(caller, id, call.pathUuid("id")))
                .map(Answer::ok);
    }

    private <T> Future<T> organization(Caller caller, Call call, Function<UUID, Future<T>> then) {
        return organizations
                .getOrganization(caller, call.path("org"))
                .map(Organization::id)
                .compose(then);
    }

    private Future<Answer> check(Caller caller, Call call) {
        return invitations.findOffer(caller, call.body(Link.class).token()).map(offer -> Answer.ok(offer)
                .with("Cache-Control", "no-store"));
    }

    /** Which address the account has is auth's to say, and not whoever accepts. */
    private Future<Answer> accept(Caller caller, Call call) {
        Accepted accepted = call.body(Accepted.class, Map.of("otherAddress", false));
        return auth.validateUser(Caller.SYSTEM, caller.userId())
                .compose(user -> invitations.acceptInvitation(
                        caller, new Acceptance(accepted.token(), user.email(), accepted.otherAddress())))
                .map(Answer::ok);
    }
}
