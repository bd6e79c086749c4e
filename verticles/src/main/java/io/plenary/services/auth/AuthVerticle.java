package io.plenary.services.auth;

import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.events.EventSource;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Outbox;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the auth service. */
public final class AuthVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(AuthVerticle.class);
    private static final String NAME = "auth";
    /** How long the outbox says who tried to sign in, and from where. */
    private static final Duration PERSONAL = Duration.ofDays(7);

    private static final long SWEEP_MILLIS = Duration.ofHours(1).toMillis();

    private final Node node;
    private final Clock clock;

    public AuthVerticle(Node node) {
        this(node, Clock.systemUTC());
    }

    AuthVerticle(Node node, Clock clock) {
        this.node = node;
        this.clock = clock;
    }

    @Override
    public Future<?> start() {
        return node.databases().open(NAME).compose(database -> {
            KeyVault vault = new KeyVault(node.databases().addressOf(NAME).secretFor("auth signing keys"));
            SigningKeys keys = new SigningKeys(vertx, database, vault, clock);
            // A database that is slow at the moment must not keep the service down: a missing key is made on first use.
            return sweep(database, keys).compose(swept -> openDoors(database, keys));
        });
    }

    private Future<?> openDoors(Database database, SigningKeys keys) {
        node.health().register(NAME, database::check);
        vertx.setPeriodic(SWEEP_MILLIS, id -> sweep(database, keys));
        Passwords passwords = new Passwords(vertx);
        PasswordCheck passwordCheck = new PasswordCheck(vertx, database, passwords, clock);
        Devices devices = new Devices(node.databases().addressOf(NAME).secretFor("auth devices"));
        Auth auth = new Auth(
                new Accounts(database, passwords, passwordCheck, clock),
                new SignIns(database, passwordCheck, devices, keys, clock),
                new OwnSignIns(database, clock),
                new AccountAdministration(database, clock),
                new PasswordLinks(database, passwords, clock),
                keys);
        return node.doors().open(AuthService.class, AuthService.ADDRESS, auth).compose(door -> node.doors()
                .open(EventSource.class, EventSource.address(NAME), new Outbox(database)));
    }

    private Future<Void> sweep(Database database, SigningKeys keys) {
        Instant now = clock.instant();
        return Future.join(
                        keys.renew(),
                        // Not at once: a call may just be looking at one.
                        SignInStore.deleteExpiredBefore(database.direct(), now.minus(Duration.ofDays(1))),
                        FailureStore.forgetBefore(database.direct(), Source.rememberedSince(now)),
                        SignUpPaceStore.forgetRested(database.direct(), now),
                        PasswordLinkStore.deleteExpired(database.direct(), now),
                        OutboxPrivacyStore.forgetBefore(database.direct(), now.minus(PERSONAL)))
                .onFailure(failure -> LOG.warn("Old keys and sign-ins stay for now: {}", failure.toString()))
                .otherwiseEmpty()
                .mapEmpty();
    }
}
