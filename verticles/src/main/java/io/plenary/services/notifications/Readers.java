package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.profiles.Profile;
import io.plenary.contracts.profiles.ProfilesService;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.work.Together;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whom messages are for. Other services are asked for many at once, since many are written to at the same time. */
final class Readers {

    /** As many as one may ask for. */
    private static final int MOST = 500;

    private final Proxies proxies;
    private final Together<UUID, UserAccount> accounts;
    private final Together<UUID, Profile> profiles;

    Readers(Vertx vertx, Proxies proxies) {
        this.proxies = proxies;
        this.accounts = new Together<>(vertx, "accounts", MOST, this::accounts);
        this.profiles = new Together<>(vertx, "readers", MOST, this::profiles);
    }

    /** Empty where it was erased. */
    Future<Optional<UserAccount>> account(UUID userId) {
        return accounts.get(userId);
    }

    /** Where they have shown that mails reach them; empty where they have not. */
    Future<Optional<String>> ownAddress(UUID userId) {
        return account(userId).map(found -> found.filter(UserAccount::confirmed).map(UserAccount::email));
    }

    private Future<Map<UUID, UserAccount>> accounts(List<UUID> users) {
        return proxies.of(AuthService.class, AuthService.ADDRESS)
                .usersByIds(Caller.SYSTEM, ids(users))
                .map(found -> found.stream().collect(Collectors.toMap(UserAccount::id, Function.identity())));
    }

    /** How somebody reads. */
    Future<Reader> of(UUID userId) {
        return profiles.get(userId).map(found -> found.map(Reader::of).orElse(Reader.UNKNOWN));
    }

    /** Whether somebody has not said no to advertisements. */
    Future<Boolean> acceptsAdvertisements(UUID userId) {
        return profiles.get(userId)
                .map(found -> found.filter(profile -> !Boolean.FALSE.equals(profile.advertisements()))
                        .isPresent());
    }

    private Future<Map<UUID, Profile>> profiles(List<UUID> users) {
        return proxies.of(ProfilesService.class, ProfilesService.ADDRESS)
                .profilesByIds(Caller.SYSTEM, ids(users))
                .map(found -> found.stream().collect(Collectors.toMap(Profile::userId, Function.identity())));
    }

    private static List<String> ids(List<UUID> users) {
        return users.stream().map(UUID::toString).toList();
    }
}
