package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.services.auth.AuthNode.newEmail;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Future;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SignUpPaceTest {

    private static AuthNode node;

    @BeforeAll
    static void start() {
        node = new AuthNode();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void oneAddressOpensThirtyAccountsAtOnceAndThenOneEveryTwoSeconds() {
        takePlaces("198.51.100.1", 30);

        ServiceException refused =
                catchThrowableOfType(ServiceException.class, () -> await(signUp("198.51.100.1", Caller.ANONYMOUS)));
        assertThat(refused).matches(Refusal.TOO_MANY::is);
        assertThat(Refusal.retryAfterSeconds(refused)).contains(2L);
        node.clock.advance(Duration.ofSeconds(2));
        assertThat(await(signUp("198.51.100.1", Caller.ANONYMOUS))).isNotNull();
        assertRefused(Refusal.TOO_MANY, () -> signUp("198.51.100.1", Caller.ANONYMOUS));
    }

    @Test
    void otherAddressesAndAdministratorsAreNotConcerned() {
        takePlaces("198.51.100.2", 30);

        assertThat(await(signUp("198.51.100.3", Caller.ANONYMOUS))).isNotNull();
        assertThat(await(signUp("198.51.100.2", Caller.SYSTEM))).isNotNull();
    }

    @Test
    void aRestedAddressIsAsGoodAsNew() {
        takePlaces("198.51.100.4", 30);
        node.clock.advance(Duration.ofMinutes(2));

        takePlaces("198.51.100.4", 30);
        assertRefused(Refusal.TOO_MANY, () -> signUp("198.51.100.4", Caller.ANONYMOUS));
    }

    @Test
    void manyAtOnceGetNoMoreThanThatEither() {
        List<Future<Void>> places = IntStream.range(0, 60)
                .mapToObj(i -> SignUpPace.take(node.database.direct(), "198.51.100.5", node.clock.instant()))
                .toList();
        await(Future.join(places).otherwiseEmpty());

        assertThat(places.stream().filter(Future::succeeded)).hasSize(30);
    }

    private static void takePlaces(String address, int places) {
        IntStream.range(0, places)
                .forEach(i -> await(SignUpPace.take(node.database.direct(), address, node.clock.instant())));
    }

    private static Future<UserAccount> signUp(String address, Caller caller) {
        return node.auth.signUp(
                caller, new SignUp(UUID.randomUUID(), newEmail(), PASSWORD, "Robin Example", address, null));
    }
}
