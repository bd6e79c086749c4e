package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** While a password is hashed, as long as it takes, others come. Alone, since who has to wait for 5 s in all is not answered. */
@Isolated
class GuessingAtOnceTest {

    private static AuthNode node;
    private static AuthService auth;

    @BeforeAll
    static void start() {
        node = AuthNode.shipped();
        auth = node.auth;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void guessesAtOnceGainNothingOverGuessesInTurn() {
        UserAccount user = node.newUser();

        List<Future<SignIn>> guesses = IntStream.range(0, 20)
                .mapToObj(i -> guess(user.email(), "guess number " + i, null))
                .toList();
        await(Future.join(guesses).otherwiseEmpty());

        assertThat(guesses.stream().map(Future::cause).filter(Refusal.UNAUTHENTICATED::is))
                .hasSize(3);
        assertThat(guesses.stream().map(Future::cause).filter(Refusal.TOO_MANY::is))
                .hasSize(17);
    }

    @Test
    void whoeverHasTheRightPasswordMaySignInManyTimesAtOnce() {
        UserAccount user = node.newUser();

        List<Future<SignIn>> signIns = IntStream.range(0, 8)
                .mapToObj(i -> guess(user.email(), PASSWORD, "192.0.2.9"))
                .toList();
        await(Future.join(signIns));

        assertThat(signIns).allMatch(Future::succeeded);
    }

    @Test
    void manyBehindOneAddressSignInWhileOneOfThemGuesses() {
        String hall = "198.51.100.9";
        String victim = node.newUser().email();
        List<UserAccount> people =
                IntStream.range(0, 10).mapToObj(i -> node.newUser()).toList();

        List<Future<SignIn>> guesses = IntStream.range(0, 15)
                .mapToObj(i -> guess(victim, "guess " + i, hall))
                .toList();
        List<Future<SignIn>> signIns =
                people.stream().map(user -> guess(user.email(), PASSWORD, hall)).toList();
        await(Future.join(guesses).otherwiseEmpty());
        await(Future.join(signIns).otherwiseEmpty());

        assertThat(signIns).allMatch(Future::succeeded);
    }

    private static Future<SignIn> guess(String email, String password, String clientAddress) {
        return auth.authenticate(Caller.ANONYMOUS, new Credentials(email, password, clientAddress));
    }
}
