package io.plenary.services.auth;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.ProviderAttempt;
import io.plenary.contracts.auth.ProviderReturn;
import io.plenary.runtime.Database;
import io.plenary.runtime.Oidc.Provider;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** Sends people to providers and takes them back. */
final class Attempts {

    static final Duration LIFE = Duration.ofMinutes(10);

    /**
     * Who came back.
     *
     * @param vouchedFor whether the provider knows that the address is theirs
     * @param name null if it says none
     */
    record Returned(Identity identity, boolean vouchedFor, String name) {}

    private final Database database;
    private final Providers providers;
    private final CodeExchange exchange;
    private final Clock clock;

    Attempts(Database database, Providers providers, CodeExchange exchange, Clock clock) {
        this.database = database;
        this.providers = providers;
        this.exchange = exchange;
        this.clock = clock;
    }

    /** @param userId to whose account something is to be linked, null where somebody signs in */
    Future<ProviderAttempt> begin(Caller caller, String providerId, UUID userId) {
        Provider provider = providers.find(providerId);
        String state = RefreshToken.generate();
        String browser = RefreshToken.generate();
        return providers
                .metadata(provider)
                .compose(said -> database.once(caller, tx -> AttemptStore.insert(
                                tx.sql(),
                                RefreshToken.hash(state),
                                RefreshToken.hash(browser),
                                new Attempt(provider.id(), userId),
                                clock.instant().plus(LIFE))
                        .map(begun -> new ProviderAttempt(exchange.address(provider, said, state), browser))));
    }

    /** An attempt is over whatever comes of it: nobody tries codes. */
    Future<Returned> finish(ProviderReturn back, UUID userId) {
        if (back.state() == null || back.code() == null || back.secret() == null) {
            throw gone();
        }
        return AttemptStore.use(
                        database.direct(),
                        RefreshToken.hash(back.state()),
                        RefreshToken.hash(back.secret()),
                        userId,
                        clock.instant())
                .map(used -> used.orElseThrow(Attempts::gone))
                .map(attempt -> providers.find(attempt.provider()))
                .compose(provider -> exchange.claims(provider, back.state(), back.code(), back.issuer())
                        .map(claims -> returned(provider, claims)));
    }

    private static Returned returned(Provider provider, JsonObject claims) {
        Optional<String> email = text(claims, "email").flatMap(AccountRules::address);
        Identity identity = new Identity(
                provider.issuer().toString(), claims.getString("sub"), provider.name(), email.orElse(null));
        boolean vouchedFor = Boolean.TRUE.equals(claims.getValue("email_verified")) && email.isPresent();
        return new Returned(identity, vouchedFor, text(claims, "name").orElse(null));
    }

    private static Optional<String> text(JsonObject claims, String name) {
        return claims.getValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }

    static ServiceException gone() {
        return Refusal.NOT_FOUND.because(
                "ATTEMPT_GONE",
                "This was begun too long ago, has ended, or was begun in another browser. Begin once more.");
    }
}
