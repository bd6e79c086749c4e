package io.plenary.services.auth;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How a sign-in goes on, and what a refresh token that was used or stolen is worth. */
class RefreshingTest extends SignInStage {

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
                new TestNode(node.node.node().settings()).deploy(started -> QuickAuth.verticle(started, node.clock))) {
            AuthService elsewhere = second.proxy(AuthService.class, AuthService.ADDRESS);
            List<Future<SignIn>> refreshes = IntStream.range(0, 20)
                    .mapToObj(
                            i -> (i % 2 == 0 ? auth : elsewhere).refreshToken(Caller.ANONYMOUS, signIn.refreshToken()))
                    .toList();
            await(Future.join(refreshes));

            assertThat(refreshes.stream().map(refreshed -> refreshed.result().refreshToken()))
                    .doesNotHaveDuplicates()
                    .hasSize(20);
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
}
