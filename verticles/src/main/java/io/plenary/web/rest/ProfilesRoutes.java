package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Json;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Gateway;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Who the caller is. */
public final class ProfilesRoutes implements Routes {

    /** @param closed organizations that wait for a second factor of the account */
    private record Me(UserAccount user, Profile profile, List<Member> memberships, Set<UUID> closed) {}

    private final AuthService auth;
    private final ProfilesService profiles;
    private final OrganizationsService organizations;

    public ProfilesRoutes(Node node, Gateway gateway) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
        profiles = node.proxies().of(ProfilesService.class, ProfilesService.ADDRESS);
        organizations = node.proxies().of(OrganizationsService.class, OrganizationsService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getMe", this::getMe).on("updateMe", this::updateMe);
    }

    /** A browser must not keep it: the version says nothing of memberships, and the browser's next user may have the same one. */
    private Future<Answer> getMe(Caller caller, Call call) {
        requireSignedIn(caller);
        Future<UserAccount> user = auth.validateUser(caller, caller.userId());
        Future<Profile> profile = profiles.getUserProfile(caller, caller.userId());
        Future<List<Member>> memberships = organizations.membershipsOf(caller, caller.userId());
        return Future.all(user, profile, memberships).map(all -> Answer.json(
                        200, Json.write(me(caller, user.result(), profile.result(), memberships.result())))
                .withVersion(profile.result().version())
                .with("Cache-Control", "no-store"));
    }

    private static Me me(Caller caller, UserAccount user, Profile profile, List<Member> memberships) {
        List<Member> open = memberships.stream()
                .filter(member -> !caller.closed().contains(member.organizationId()))
                .toList();
        return new Me(user, profile, open, caller.closed());
    }

    private Future<Answer> updateMe(Caller caller, Call call) {
        requireSignedIn(caller);
        return profiles.updateUserProfile(caller, caller.userId(), call.patch(), call.ifMatch())
                .map(profile -> Answer.ok(profile).withVersion(profile.version()));
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
    }
}
