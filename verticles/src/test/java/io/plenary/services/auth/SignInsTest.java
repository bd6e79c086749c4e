package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import org.junit.jupiter.api.Test;

/** Sign-ins begin, are told of and end. */
class SignInsTest extends SignInStage {

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
}
