package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.UUID;

/** Accounts, and what depends on them in other services. */
final class AccountsClient {

    private final Proxies proxies;

    AccountsClient(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Memberships first: should the second step fail, the administrator sees the first one undone and does both again. */
    Future<UserAccount> change(Caller caller, UUID userId, MergePatch patch) {
        boolean confirms = Boolean.TRUE.equals(patch.members().getValue("confirmed"));
        Future<Void> confirmed = confirms
                ? require(userId).compose(found -> proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                        .confirmMemberships(Caller.SYSTEM, userId))
                : Future.succeededFuture();
        return confirmed.compose(done -> auth().changeAccount(caller, userId, patch));
    }

    Future<UserAccount> require(UUID userId) {
        return auth().validateUser(Caller.SYSTEM, userId);
    }

    Future<Void> verifyPassword(Caller caller, String password) {
        return auth().verifyPassword(caller, password);
    }

    private AuthService auth() {
        return proxies.of(AuthService.class, AuthService.ADDRESS);
    }
}
