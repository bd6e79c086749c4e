package io.plenary.testing;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Stands in for the accounts on the floor below. */
public final class FakeAccounts {

    private final Map<UUID, UserAccount> accounts = new ConcurrentHashMap<>();

    /** Opens an account and answers its user. */
    public Caller user(String displayName) {
        UUID id = UUID.randomUUID();
        accounts.put(id, new UserAccount(id, id + "@example.org", displayName, false, null, null, true, false));
        return Caller.user(id);
    }

    /** Answers the contract on the node's bus. */
    public void standIn(TestNode node) {
        AuthService auth = (AuthService) Proxy.newProxyInstance(
                AuthService.class.getClassLoader(),
                new Class<?>[] {AuthService.class},
                (self, method, arguments) -> validateUser((Caller) arguments[0], (UUID) arguments[1]));
        node.fake(AuthService.class, AuthService.ADDRESS, auth);
    }

    private Future<UserAccount> validateUser(Caller caller, UUID userId) {
        boolean visible = caller.isAdmin() || userId.equals(caller.userId());
        return visible && accounts.containsKey(userId)
                ? Future.succeededFuture(accounts.get(userId))
                : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such user."));
    }
}
