package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignInsTest {

    private static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    private static AuthNode node;
    private static AuthService auth;

    @BeforeAll
    static void start() {
        node = new AuthNode();
        auth = node.auth;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void aSignInGivesTokensAndIsAnnounced() {
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedIn.class);
        UserAccount user = node.newUser();

        SignIn signIn = node.signIn(user);
        TokenClaims claims = validate(signIn);

        assertThat(signIn.tokenType()).isEqualTo("Bearer");
        assertThat(signIn.expiresIn()).isEqualTo(900);
        assertThat(signIn.refreshExpiresAt()).isEqualTo(node.clock.instant().plus(Duration.ofDays(30)));
        assertThat(signIn.user().lastSignedInAt()).isEqualTo(node.clock.instant());
        assertThat(claims)
                .isEqualTo(new TokenClaims(
                        user.id(),
                        false,
                        claims.signInId(),
                        node.clock.instant().plus(Duration.ofMinutes(15))));
        await().untilAsserted(() -> assertThat(about(user, announced))
                .extracting(Event::actorId, event -> event.payload().getString("signInId"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple(
                        user.id(), claims.signInId().toString())));
    }

    @Test
    void theEmailOfASignInMayBeWrittenInAnyCase() {
        UserAccount user = node.newUser();
        Credentials credentials = new Credentials(" " + user.email().toUpperCase(Locale.ROOT), PASSWORD, null);

        assertThat(await(auth.authenticate(Caller.ANONYMOUS, credentials))
                        .user()
                        .id())
                .isEqualTo(user.id());
    }

    @Test
    void anAccessTokenLivesFifteenMinutes() {
        SignIn signIn = node.signIn(node.newUser());

        node.clock.advance(Duration.ofMinutes(15).minusSeconds(1));
        assertThat(validate(signIn)).isNotNull();
        node.clock.advance(Duration.ofSeconds(1));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
    }

    @Test
    void aRefreshTokenLivesThirtyDays() {
        SignIn kept = node.signIn(node.newUser());
        SignIn late = node.signIn(node.newUser());

        node.clock.advance(Duration.ofDays(30).minusSeconds(1));
        SignIn refreshed = refresh(kept);
        node.clock.advance(Duration.ofSeconds(1));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, late.refreshToken()));
        assertThat(refresh(refreshed).user().id()).isEqualTo(kept.user().id());
    }

    @Test
    void refreshedTokensBelongToTheSameSignIn() {
        SignIn first = node.signIn(node.newUser());

        SignIn second = refresh(first);

        assertThat(second.refreshToken()).isNotEqualTo(first.refreshToken());
        assertThat(validate(second).signInId()).isEqualTo(validate(first).signInId());
    }

    @Test
    void secondSignInWithAStolenRefreshTokenRevokesTheFamily() {
        Queue<Event> announced = node.node.listen(AuthEvents.RefreshTokenReused.class);
        UserAccount user = node.newUser();
        SignIn other = node.signIn(user);
        SignIn stolen = node.signIn(user);
        SignIn current = refresh(stolen);
        node.clock.advance(RefreshToken.GRACE);

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, stolen.refreshToken()));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, current.refreshToken()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, current.accessToken()));
        assertThat(refresh(other).user().id()).isEqualTo(user.id());
        await().untilAsserted(() -> assertThat(about(user, announced)).hasSize(1));
    }

    @Test
    void aRevokedFamilyIsAnnouncedOnce() {
        UserAccount user = node.newUser();
        SignIn stolen = node.signIn(user);
        refresh(stolen);
        node.clock.advance(RefreshToken.GRACE);

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, stolen.refreshToken()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, stolen.refreshToken()));

        assertThat(node.texts(
                        "select type from outbox where type = 'RefreshTokenReused' and actor_id = '" + user.id() + "'"))
                .hasSize(1);
    }

    @Test
    void windowsThatRefreshAtOnceOnTwoNodesAllGoOn() {
        SignIn signIn = node.signIn(node.newUser());
        try (TestNode second =
                new TestNode(node.node.node().settings()).deploy(started -> new AuthVerticle(started, node.clock))) {
            AuthService elsewhere = second.proxy(AuthService.class, AuthService.ADDRESS);
            List<Future<SignIn>> refreshes = IntStream.range(0, 40)
                    .mapToObj(
                            i -> (i % 2 == 0 ? auth : elsewhere).refreshToken(Caller.ANONYMOUS, signIn.refreshToken()))
                    .toList();
            await(Future.join(refreshes));

            assertThat(refreshes.stream().map(refreshed -> refreshed.result().refreshToken()))
                    .doesNotHaveDuplicates()
                    .hasSize(40);
            UUID family = validate(signIn).signInId();
            assertThat(refreshes.stream().map(Future::result)).allSatisfy(refreshed -> {
                assertThat(validate(refreshed).signInId()).isEqualTo(family);
                assertThat(validate(refresh(refreshed)).signInId()).isEqualTo(family);
            });
        }
    }

    @Test
    void aTokenThatWasSharedByWindowsIsWorthNothingSecondsLater() {
        SignIn shared = node.signIn(node.newUser());
        refresh(shared);
        node.clock.advance(Duration.ofSeconds(6));
        SignIn sibling = refresh(shared);

        node.clock.advance(Duration.ofSeconds(6));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, shared.refreshToken()));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, sibling.refreshToken()));
    }

    @Test
    void aSignInWithThePasswordThatIsJustBeingChangedIsRefused() {
        UserAccount user = node.newUser();
        Promise<Void> changed = Promise.promise();
        Promise<Void> release = Promise.promise();
        Future<?> change = node.database.write(Caller.SYSTEM, tx -> UserStore.findByEmail(tx.sql(), user.email())
                .compose(found -> UserStore.changePassword(tx.sql(), found.orElseThrow(), "$argon2id$other"))
                .onSuccess(done -> changed.complete())
                .compose(done -> release.future()));
        await(changed.future());

        Future<SignIn> signIn = auth.authenticate(Caller.ANONYMOUS, new Credentials(user.email(), PASSWORD, null));
        awaitWaiting(1);
        release.complete();
        await(change);

        assertRefused(Refusal.UNAUTHENTICATED, () -> signIn);
    }

    @Test
    void anUnknownRefreshTokenIsRefused() {
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, RefreshToken.generate()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, ""));
    }

    @Test
    void whoHoldsARefreshTokenLearnsWhetherItIsTheSignInOrTheAccountThatEnded() {
        SignIn expired = node.signIn(node.newUser());
        UserAccount user = node.newUser();
        SignIn ended = node.signIn(user);
        await(auth.signOutEverywhere(Caller.user(user.id())));
        UserAccount disabled = node.newUser();
        SignIn shut = node.signIn(disabled);
        await(auth.changeAccount(ADMIN, disabled.id(), new MergePatch(new JsonObject().put("disabled", true))));
        UserAccount erased = node.newUser();
        SignIn gone = node.signIn(erased);
        await(auth.eraseUser(Caller.SYSTEM, erased.id()));

        assertThat(codeOfRefresh(ended)).isEqualTo("SIGN_IN_ENDED");
        assertThat(codeOfRefresh(shut)).isEqualTo("ACCOUNT_GONE");
        assertThat(codeOfRefresh(gone)).isEqualTo("ACCOUNT_GONE");
        node.clock.advance(RefreshToken.LIFE);
        assertThat(codeOfRefresh(expired)).isEqualTo("UNAUTHENTICATED");
    }

    private static String codeOfRefresh(SignIn signIn) {
        Throwable refusal = catchThrowable(() -> refresh(signIn));
        return Refusal.code((ServiceException) refusal).orElseThrow();
    }

    @Test
    void signingOutEndsThisSignInAtOnceAndNoOther() {
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedOut.class);
        UserAccount user = node.newUser();
        SignIn here = node.signIn(user);
        SignIn elsewhere = node.signIn(user);

        await(auth.signOut(Caller.ANONYMOUS, here.refreshToken()));
        await(auth.signOut(Caller.ANONYMOUS, here.refreshToken()));
        await(auth.signOut(Caller.ANONYMOUS, "unknown"));

        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, here.accessToken()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.refreshToken(Caller.ANONYMOUS, here.refreshToken()));
        assertThat(validate(elsewhere).userId()).isEqualTo(user.id());
        await().untilAsserted(() -> assertThat(about(user, announced)).hasSize(1));
    }

    @Test
    void signingOutEverywhereEndsEverySignInOfThisUserOnly() {
        Queue<Event> announced = node.node.listen(AuthEvents.UserSignedOut.class);
        UserAccount user = node.newUser();
        List<SignIn> own = List.of(node.signIn(user), node.signIn(user));
        SignIn foreign = node.signIn(node.newUser());

        await(auth.signOutEverywhere(Caller.user(user.id())));

        own.forEach(signIn -> assertRefused(
                Refusal.UNAUTHENTICATED, () -> auth.validateToken(Caller.ANONYMOUS, signIn.accessToken())));
        assertThat(validate(foreign)).isNotNull();
        await().untilAsserted(() -> assertThat(about(user, announced))
                .extracting(event -> event.payload().containsKey("signInId"))
                .containsExactly(false));
        assertRefused(Refusal.UNAUTHENTICATED, () -> auth.signOutEverywhere(Caller.ANONYMOUS));
    }

    @Test
    void refreshTokensAreKeptAsHashesOnly() {
        SignIn signIn = node.signIn(node.newUser());

        assertThat(signIn.refreshToken()).hasSize(43);
        assertThat(node.texts("select token_hash::text from refresh_tokens"))
                .contains("\\x" + java.util.HexFormat.of().formatHex(RefreshToken.hash(signIn.refreshToken())));
    }

    /** Until so many transactions wait for another one. */
    private static void awaitWaiting(int transactions) {
        String waiting =
                """
                select pid::text from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """;
        await().until(() -> node.texts(waiting).size() == transactions);
    }

    private static SignIn refresh(SignIn signIn) {
        return await(auth.refreshToken(Caller.ANONYMOUS, signIn.refreshToken()));
    }

    private static TokenClaims validate(SignIn signIn) {
        return await(auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
    }

    private static List<Event> about(UserAccount user, java.util.Collection<Event> events) {
        return events.stream()
                .filter(event -> user.id().toString().equals(event.payload().getString("userId")))
                .toList();
    }
}
