package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.services.auth.AuthNode.newEmail;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.PasswordChange;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.Queue;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class GuessingTest {

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
    void theWaitForAnAccountGrowsWithEachFailure() {
        String email = node.newUser().email();
        fail(email, 3);

        assertThat(Stream.of(1, 2, 4, 8).map(wait -> waitThenFail(email))).containsExactly(1L, 2L, 4L, 8L);
    }

    @Test
    void anUnknownAccountIsAnsweredLikeAKnownOneAndWaitsAlike() {
        String unknown = newEmail();
        String known = node.newUser().email();

        assertThat(failure(unknown)).hasMessage(failure(known).getMessage());
        fail(unknown, 2);
        fail(known, 2);
        assertThat(failure(unknown).getDebugInfo()).isEqualTo(failure(known).getDebugInfo());
        assertThat(failure(unknown)).hasMessage(failure(known).getMessage());
    }

    @Test
    void theRightPasswordHasToWaitToo() {
        UserAccount user = node.newUser();
        fail(user.email(), 3);

        assertRefused(Refusal.TOO_MANY, () -> guess(user.email(), PASSWORD, null));
        node.clock.advance(Duration.ofSeconds(1));
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void aSuccessForgivesTheFailuresOfTheAccount() {
        UserAccount user = node.newUser();
        fail(user.email(), 2);
        node.signIn(user);

        fail(user.email(), 2);
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void failuresAreForgottenAfterADay() {
        UserAccount user = node.newUser();
        fail(user.email(), 3);

        node.clock.advance(Duration.ofHours(24).plusSeconds(1));
        fail(user.email(), 2);
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void anAddressWithManyFailuresIsHeldUpButNotSentAway() {
        String hall = "198.51.100.7";
        UserAccount user = node.newUser();
        IntStream.range(0, 26)
                .forEach(i -> assertRefused(Refusal.UNAUTHENTICATED, () -> guess(newEmail(), "same old", hall)));

        assertThat(await(guess(user.email(), PASSWORD, hall)).user().id()).isEqualTo(user.id());
        assertThat(node.texts("select failures::text from sign_in_failures where subject = 'ADDRESS:" + hall + "'"))
                .containsExactly("25");
    }

    @Test
    void whatStrangersDoKeepsNeitherAKnownDeviceNorAnotherAddressWaiting() {
        UserAccount user = node.newUser();
        String device = await(guess(user.email(), PASSWORD, "192.0.2.1")).device();
        guessFromManyAddresses(user.email());
        String busy = "203.0.113.99";
        assertRefused(Refusal.TOO_MANY, () -> guess(user.email(), PASSWORD, busy));

        Credentials known = new Credentials(user.email(), PASSWORD, busy, device);

        assertThat(await(auth.authenticate(Caller.ANONYMOUS, known)).user().id())
                .isEqualTo(user.id());
        assertThat(await(guess(user.email(), PASSWORD, "192.0.2.77")).user().id())
                .isEqualTo(user.id());
    }

    @Test
    void aSignedInChangeOfPasswordDoesNotWaitForStrangers() {
        UserAccount user = node.newUser();
        fail(user.email(), 3);
        assertRefused(Refusal.TOO_MANY, () -> guess(user.email(), PASSWORD, null));

        await(auth.changePassword(Caller.user(user.id()), new PasswordChange(PASSWORD, "another horse battery")));

        assertThat(node.texts(
                        "select 1::text from outbox where type = 'PasswordChanged' and actor_id = '" + user.id() + "'"))
                .hasSize(1);
    }

    @Test
    void whereManyGuessEachAddressHasOneGuessInFiveMinutes() {
        String email = newEmail();
        guessFromManyAddresses(email);
        failureFrom(email, "198.51.100.20");

        assertThat(Refusal.retryAfterSeconds(failureFrom(email, "198.51.100.20")))
                .contains(300L);
    }

    @Test
    void aKnownDeviceThatGuessesWaitsForItself() {
        UserAccount user = node.newUser();
        String device = node.signIn(user).device();
        Credentials wrong = new Credentials(user.email(), "wrong password", null, device);
        IntStream.range(0, 5)
                .forEach(i -> assertRefused(Refusal.UNAUTHENTICATED, () -> auth.authenticate(Caller.ANONYMOUS, wrong)));

        assertRefused(Refusal.TOO_MANY, () -> auth.authenticate(Caller.ANONYMOUS, wrong));
        assertThat(node.signIn(user).user().id()).isEqualTo(user.id());
    }

    @Test
    void theDeviceOfAnotherAccountIsNoKnownOne() {
        UserAccount user = node.newUser();
        String foreign = node.signIn(node.newUser()).device();
        fail(user.email(), 3);

        assertRefused(
                Refusal.TOO_MANY,
                () -> auth.authenticate(Caller.ANONYMOUS, new Credentials(user.email(), PASSWORD, null, foreign)));
    }

    @Test
    void aFailedSignInIsAnnouncedWithoutThePassword() {
        Queue<Event> announced = node.node.listen(AuthEvents.SignInFailed.class);
        UserAccount user = node.newUser();
        assertRefused(Refusal.UNAUTHENTICATED, () -> guess(user.email(), "wrong password", "192.0.2.1"));

        await().untilAsserted(() -> assertThat(announced)
                .filteredOn(event -> user.id().equals(event.actorId()))
                .singleElement()
                .satisfies(event -> assertThat(event.payload().getMap())
                        .isEqualTo(
                                java.util.Map.of("email", user.email(), "clientAddress", "192.0.2.1", "failures", 1))));
    }

    private static void guessFromManyAddresses(String email) {
        IntStream.range(0, Waiting.MANY).forEach(i -> failureFrom(email, "203.0.113." + i));
    }

    private static long waitThenFail(String email) {
        ServiceException refusal = failure(email);
        long wait = Refusal.retryAfterSeconds(refusal).orElseThrow();
        node.clock.advance(Duration.ofSeconds(wait));
        fail(email, 1);
        return wait;
    }

    private static void fail(String email, int times) {
        IntStream.range(0, times)
                .forEach(i -> assertRefused(Refusal.UNAUTHENTICATED, () -> guess(email, "wrong password", null)));
    }

    private static ServiceException failure(String email) {
        return failureFrom(email, null);
    }

    private static ServiceException failureFrom(String email, String address) {
        return catchThrowableOfType(ServiceException.class, () -> await(guess(email, "wrong password", address)));
    }

    private static Future<SignIn> guess(String email, String password, String clientAddress) {
        return auth.authenticate(Caller.ANONYMOUS, new Credentials(email, password, clientAddress));
    }
}
