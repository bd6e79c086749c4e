package io.plenary.services.auth;

import com.password4j.Argon2Function;
import io.plenary.contracts.Service;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.IdentitiesService;
import io.plenary.contracts.auth.PasskeysService;
import io.plenary.contracts.auth.ProvidersService;
import io.plenary.runtime.Database;
import io.plenary.runtime.KeyVault;
import io.plenary.runtime.MailedTokens;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs the auth service. */
public final class AuthVerticle extends ServiceVerticle {

    private static final Logger LOG = LoggerFactory.getLogger(AuthVerticle.class);
    /** How long the outbox says who tried to sign in, and from where. */
    private static final Duration PERSONAL = Duration.ofDays(7);

    /** How long its owner sees that a token has expired. */
    private static final Duration EXPIRED_TOKENS = Duration.ofDays(30);

    private static final Duration SWEEPS = Duration.ofHours(1);
    private static final String SWEEP = "forgetting old sign-ins";

    private final Clock clock;
    private final Argon2Function effort;
    /** Asked for by whoever asks for readiness, on any thread. */
    private volatile Future<Void> warm = Future.succeededFuture();

    public AuthVerticle(Node node) {
        this(node, Clock.systemUTC(), Passwords.EFFORT);
    }

    /** @param effort that a password takes to hash */
    AuthVerticle(Node node, Clock clock, Argon2Function effort) {
        super(Service.AUTH, node);
        this.clock = clock;
        this.effort = effort;
    }

    @Override
    protected Future<?> serve(Database database) {
        KeyVault vault = new KeyVault(secretFor("auth signing keys"));
        SigningKeys keys = new SigningKeys(vertx, database, vault, clock);
        every(SWEEPS, SWEEP, () -> sweep(database, keys));
        // A database that is slow at the moment must not keep the service down: a missing key is made on first use.
        return sweep(database, keys).compose(swept -> serve(database, keys));
    }

    private Future<?> serve(Database database, SigningKeys keys) {
        Passwords passwords = new Passwords(vertx, effort);
        warm = passwords.warmUp();
        PasswordCheck passwordCheck = new PasswordCheck(vertx, database, passwords, clock);
        Reauthentication again = new Reauthentication(database, passwordCheck, clock);
        Auth auth = auth(database, keys, passwords, passwordCheck, again);
        return Future.all(
                answer(AuthService.class, AuthService.ADDRESS, auth),
                servePasskeys(database, keys, again),
                serveProviders(database, keys, again));
    }

    private Future<?> servePasskeys(Database database, SigningKeys keys, Reauthentication again) {
        RelyingParty party = RelyingParty.at(node.settings().http().baseUrl());
        PasskeyAnswers answers = new PasskeyAnswers(vertx, party);
        PasskeyChallenges challenges = new PasskeyChallenges(secretFor("passkey challenges"), clock);
        Devices devices = devices();
        Admission admission = new Admission(database, devices, keys, clock);
        return answer(
                PasskeysService.class,
                PasskeysService.ADDRESS,
                new Passkeys(
                        database,
                        again,
                        new SecondFactors(database, again, apps(), clock),
                        challenges,
                        answers,
                        party,
                        new PasskeySignIns(database, challenges, answers, party, devices, admission, clock),
                        clock));
    }

    private Future<?> serveProviders(Database database, SigningKeys keys, Reauthentication again) {
        Settings settings = node.settings();
        Providers providers = new Providers(vertx, settings.oidc());
        AttemptSecrets secrets = new AttemptSecrets(secretFor("provider attempts"));
        String comesBackTo = settings.http().baseUrl() + "/sign-in/provider";
        CodeExchange exchange = new CodeExchange(vertx, providers, secrets, clock, comesBackTo);
        Attempts attempts = new Attempts(database, providers, exchange, clock);
        return Future.all(
                answer(
                        ProvidersService.class,
                        ProvidersService.ADDRESS,
                        new ProviderSignIns(
                                database, providers, attempts, devices(), secondSteps(database, keys), clock)),
                answer(
                        IdentitiesService.class,
                        IdentitiesService.ADDRESS,
                        new Identities(database, providers, attempts, again, clock)));
    }

    private Devices devices() {
        return new Devices(secretFor("auth devices"));
    }

    /** Not before a password can be looked at as fast as later ones. */
    @Override
    protected Future<Void> ready(Database database) {
        return database.checkNowAndThen().compose(up -> warm);
    }

    private Auth auth(
            Database database,
            SigningKeys keys,
            Passwords passwords,
            PasswordCheck passwordCheck,
            Reauthentication again) {
        Devices devices = devices();
        Admission admission = new Admission(database, devices, keys, clock);
        SecondSteps secondSteps = secondSteps(database, keys);
        ApiTokens tokens = new ApiTokens(database, clock);
        MailedTokens mailed = new MailedTokens(secretFor("mailed links"));
        Confirmations confirmations = new Confirmations(database, again, mailed, clock);
        return new Auth(
                new Accounts(database, passwords, passwordCheck, again, confirmations, clock),
                confirmations,
                new PasswordResets(vertx, database, mailed, clock),
                new MailedLinks(database, mailed, clock),
                new SignIns(database, passwordCheck, devices, secondSteps, admission, keys, clock),
                secondSteps,
                new SecondFactors(database, again, apps(), clock),
                new OwnSignIns(database, clock),
                new AccountAdministration(database, clock),
                new PasswordLinks(database, passwords, clock),
                keys,
                tokens,
                new ClientGrants(database, keys, tokens, clock),
                secretFor("cursors"));
    }

    private SecondSteps secondSteps(Database database, SigningKeys keys) {
        Devices devices = devices();
        return new SecondSteps(database, devices, apps(), new Admission(database, devices, keys, clock), clock);
    }

    private Authenticators apps() {
        return new Authenticators(new KeyVault(secretFor("second factors")), host());
    }

    private String host() {
        return URI.create(node.settings().http().baseUrl()).getHost();
    }

    private byte[] secretFor(String purpose) {
        return node.databases().addressOf(Service.AUTH.id()).secretFor(purpose);
    }

    private Future<Void> sweep(Database database, SigningKeys keys) {
        Instant now = clock.instant();
        return Future.join(List.of(
                        keys.renew(),
                        // Not at once: a call may just be looking at one.
                        SignInStore.deleteExpiredBefore(database.direct(), now.minus(Duration.ofDays(1))),
                        FailureStore.forgetBefore(database.direct(), Source.rememberedSince(now)),
                        SignUpPaceStore.forgetRested(database.direct(), now),
                        PasswordLinkStore.deleteExpired(database.direct(), now),
                        ConfirmationStore.deleteExpired(database.direct(), now),
                        FirstStepStore.deleteExpired(database.direct(), now),
                        AuthenticatorStore.deleteWaiting(database.direct(), SecondFactors.shownSince(now)),
                        AttemptStore.deleteExpired(database.direct(), now),
                        WaitingIdentityStore.deleteExpired(database.direct(), now),
                        AnsweredChallengeStore.deleteExpired(database.direct(), now),
                        ApiTokenStore.deleteExpiredBefore(database.direct(), now.minus(EXPIRED_TOKENS)),
                        OutboxPrivacyStore.forgetBefore(database.direct(), now.minus(PERSONAL))))
                .onFailure(failure -> LOG.warn("Old keys and sign-ins stay for now: {}", failure.toString()))
                .otherwiseEmpty()
                .mapEmpty();
    }
}
