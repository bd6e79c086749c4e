package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who is signed in, or has stolen a sign-in, types the password once more. */
class GuessingSignedInTest {

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
    void aPasswordIsNotGuessedByChangingIt() {
        UserAccount user = node.newUser();
        Caller thief = Caller.user(user.id());
        IntStream.range(0, 5)
                .forEach(i -> assertRefused(
                        Refusal.UNAUTHENTICATED,
                        () -> auth.changePassword(thief, new PasswordChange("guess " + i, "another horse battery"))));

        assertRefused(
                Refusal.TOO_MANY,
                () -> auth.changePassword(thief, new PasswordChange(PASSWORD, "another horse battery")));
    }

    @Test
    void aStolenSignInThatGuessesKeepsNoOtherWaiting() {
        UserAccount user = node.newUser();
        Caller thief = signedIn(user);
        IntStream.range(0, 5).forEach(i -> assertRefused(Refusal.UNAUTHENTICATED, () -> verify(thief, "guess " + i)));
        assertRefused(Refusal.TOO_MANY, () -> verify(thief, PASSWORD));

        await(verify(signedIn(user), PASSWORD));
        await(auth.changePassword(signedIn(user), new PasswordChange(PASSWORD, "another horse battery")));
        assertRefused(Refusal.TOO_MANY, () -> verify(thief, "another horse battery"));
    }

    @Test
    void whereManySignInsGuessEachHasOneGuessInFiveMinutes() {
        UserAccount user = node.newUser();
        IntStream.range(0, Waiting.MANY)
                .forEach(i -> assertRefused(Refusal.UNAUTHENTICATED, () -> verify(signedIn(user), "a guess")));
        Caller thief = signedIn(user);
        assertRefused(Refusal.UNAUTHENTICATED, () -> verify(thief, "a guess"));

        ServiceException refusal = catchThrowableOfType(ServiceException.class, () -> await(verify(thief, "a guess")));
        assertThat(Refusal.retryAfterSeconds(refusal)).contains(300L);
        await(verify(signedIn(user), PASSWORD));
        assertRefused(Refusal.UNAUTHENTICATED, () -> verify(signedIn(user), "a guess"));
    }

    @Test
    void whatSomebodyGotWrongIsErasedWithThem() {
        UserAccount user = node.newUser();
        Caller caller = signedIn(user);
        assertRefused(Refusal.UNAUTHENTICATED, () -> verify(caller, "a guess"));
        assertRefused(Refusal.UNAUTHENTICATED, () -> guess(user.email(), "a guess", "192.0.2.1"));

        await(auth.eraseUser(Caller.SYSTEM, user.id()));

        assertThat(node.texts("select subject from sign_in_failures"))
                .noneMatch(subject -> subject.contains(user.id().toString()) || subject.contains(user.email()));
    }

    private static Caller signedIn(UserAccount user) {
        return new Caller(user.id(), null, null, UUID.randomUUID());
    }

    private static Future<Void> verify(Caller caller, String password) {
        return auth.verifyPassword(caller, password);
    }

    private static Future<SignIn> guess(String email, String password, String address) {
        return auth.authenticate(Caller.ANONYMOUS, new Credentials(email, password, address));
    }
}
