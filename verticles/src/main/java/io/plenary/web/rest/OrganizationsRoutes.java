package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.organizations.Member;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Organizations, their members, teams and invitations. */
public final class OrganizationsRoutes implements Routes {

    /** Somebody by id or e-mail address. */
    private record Named(UUID userId, String email, OrganizationRole role) {}

    private record Heir(UUID userId) {}

    private final OrganizationsService organizations;
    private final AuthService auth;
    private final ProfileCards people;
    private final TeamsRoutes teams;
    private final InvitationsRoutes invitations;

    public OrganizationsRoutes(Node node, Gateway gateway) {
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        people = new ProfileCards(node);
        teams = new TeamsRoutes(node);
        invitations = new InvitationsRoutes(node);
    }

    @Override
    public void mount(Api api) {
        api.on("listOrganizations", this::list)
                .on("createOrganization", this::create)
                .on("getOrganization", this::get)
                .on("updateOrganization", this::update)
                .on("listMembers", this::listMembers)
                .on("putMember", this::putMember)
                .on("removeMember", this::removeMember)
                .on("handOverOrganization", this::handOver);
        teams.mount(api);
        invitations.mount(api);
    }

    private Future<Answer> list(Caller caller, Call call) {
        return organizations
                .listOrganizations(caller, call.cursor(), call.limit())
                .map(call::page);
    }

    private Future<Answer> create(Caller caller, Call call) {
        Organization organization = call.body(Organization.class, Map.of("id", Uuids.next(), "version", 0));
        return organizations.createOrganization(caller, organization).map(made -> Answer.created(
                        made, "/api/v1/organizations/" + made.slug())
                .withVersion(made.version()));
    }

    private Future<Answer> get(Caller caller, Call call) {
        return organization(caller, call).map(found -> Answer.ok(found).withVersion(found.version()));
    }

    private Future<Answer> update(Caller caller, Call call) {
        return organization(caller, call)
                .compose(found -> requireOwnFactor(caller, found, call.patch()).map(found))
                .compose(found -> organizations.updateOrganization(caller, found.id(), call.patch(), call.ifMatch()))
                .map(updated -> Answer.ok(updated).withVersion(updated.version()));
    }

    /** Nobody shuts themselves out of what is theirs. Who only administers the platform is no member. */
    private Future<Void> requireOwnFactor(Caller caller, Organization found, MergePatch patch) {
        boolean begins = Boolean.TRUE.equals(patch.members().getValue("secondFactorRequired"))
                && !Boolean.TRUE.equals(found.secondFactorRequired());
        return !begins || !caller.memberships().containsKey(found.id())
                ? Future.succeededFuture()
                : auth.secondFactor(caller).map(own -> {
                    if (own.authenticatorSince() == null) {
                        throw Refusal.CONFLICT.because(
                                "OWN_SECOND_FACTOR_MISSING", "Set up a second factor of your own first.");
                    }
                    return null;
                });
    }

    private Future<Answer> listMembers(Caller caller, Call call) {
        return organization(caller, call)
                .compose(found -> organizations.listMembers(caller, found.id(), call.cursor(), call.limit()))
                .compose(page -> people.beside(caller, page, "userId"))
                .map(page -> Answer.json(200, call.sign(page)));
    }

    private Future<Answer> putMember(Caller caller, Call call) {
        Named named = call.body(Named.class);
        return organization(caller, call).compose(found -> requireOwner(caller, found)
                .compose(owner -> account(named))
                .compose(user -> organizations.putMember(
                        caller, new Member(found.id(), user.id(), named.role(), null, isPending(caller, user))))
                .map(Answer::ok));
    }

    /** Asked before the account is looked up, so that nobody else learns which e-mails have one. */
    private static Future<Void> requireOwner(Caller caller, Organization organization) {
        return caller.has(Right.ORGANIZATION_MANAGE, organization.id())
                ? Future.succeededFuture()
                : Future.failedFuture(Right.ORGANIZATION_MANAGE.isMissing());
    }

    /** Anybody can sign up with an address; whose it is an administrator has to know. */
    private static boolean isPending(Caller caller, UserAccount user) {
        return !user.confirmed() && !caller.isAdmin();
    }

    private Future<UserAccount> account(Named named) {
        return named.userId() == null
                ? known("/email", auth.findUser(Caller.SYSTEM, named.email()))
                : known("/userId", auth.validateUser(Caller.SYSTEM, named.userId()));
    }

    private static Future<UserAccount> known(String pointer, Future<UserAccount> user) {
        return user.recover(failure -> Future.failedFuture(
                Refusal.NOT_FOUND.is(failure)
                        ? Refusal.INVALID.because(
                                "There is no such account.", List.of(Fault.UNKNOWN_ACCOUNT.at(pointer)))
                        : failure));
    }

    private Future<Answer> removeMember(Caller caller, Call call) {
        return organization(caller, call)
                .compose(found -> organizations.removeMember(caller, found.id(), call.pathUuid("userId")))
                .map(Answer.NO_CONTENT);
    }

    private Future<Answer> handOver(Caller caller, Call call) {
        UUID heir = call.body(Heir.class).userId();
        return organization(caller, call)
                .compose(found -> organizations.handOver(caller, found.id(), heir))
                .map(Answer::ok);
    }

    private Future<Organization> organization(Caller caller, Call call) {
        return organizations.getOrganization(caller, call.path("org"));
    }
}
