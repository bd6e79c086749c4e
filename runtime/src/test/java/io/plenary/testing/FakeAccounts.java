package io.plenary.testing;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for the accounts on the floor below. */
public final class FakeAccounts {

    private final Map<UUID, UserAccount> accounts = new ConcurrentHashMap<>();
    private final AtomicInteger asked = new AtomicInteger();

    /** Opens an account and answers its user. */
    public Caller user(String displayName) {
        return user(displayName, true);
    }

    /** One of which nobody knows whether its address is its own. */
    public Caller unconfirmed(String displayName) {
        return user(displayName, false);
    }

    private Caller user(String displayName, boolean confirmed) {
        UUID id = UUID.randomUUID();
        return user(id, displayName, id + "@example.org", confirmed);
    }

    /** Who has confirmed this address. */
    public Caller at(String email) {
        return user(UUID.randomUUID(), "Somebody", email, true);
    }

    private Caller user(UUID id, String displayName, String email, boolean confirmed) {
        accounts.put(id, new UserAccount(id, email, displayName, false, null, null, confirmed, false, null));
        return Caller.user(id);
    }

    public String email(Caller user) {
        return accounts.get(user.userId()).email();
    }

    /** Answers the contract on the node's bus. */
    public void standIn(TestNode node) {
        AuthService auth = (AuthService) Proxy.newProxyInstance(
                AuthService.class.getClassLoader(),
                new Class<?>[] {AuthService.class},
                (self, method, arguments) -> switch (method.getName()) {
                    case "usersByIds" -> usersByIds((List<?>) arguments[1]);
                    case "findUser" -> findUser((String) arguments[1]);
                    default -> validateUser((Caller) arguments[0], (UUID) arguments[1]);
                });
        node.fake(AuthService.class, AuthService.ADDRESS, auth);
    }

    private Future<List<UserAccount>> usersByIds(List<?> userIds) {
        asked.incrementAndGet();
        return Future.succeededFuture(userIds.stream()
                .map(id -> accounts.get(UUID.fromString((String) id)))
                .filter(account -> account != null)
                .toList());
    }

    private Future<UserAccount> findUser(String email) {
        return accounts.values().stream()
                .filter(account -> account.email().equals(email))
                .findAny()
                .map(Future::succeededFuture)
                .orElseGet(() -> Future.failedFuture(Refusal.NOT_FOUND.because("There is no such user.")));
    }

    /** How often somebody asked for several accounts at once. */
    public int asked() {
        return asked.get();
    }

    private Future<UserAccount> validateUser(Caller caller, UUID userId) {
        boolean visible = caller.isAdmin() || userId.equals(caller.userId());
        return visible && accounts.containsKey(userId)
                ? Future.succeededFuture(accounts.get(userId))
                : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such user."));
    }
}
