package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.plenary.testing.Outboxes;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What others may read of what happened with accounts. */
class AuthOutboxTest {

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
    void noSecretIsAnnounced() {
        UserAccount user = node.newUser();
        SignIn signIn = node.signIn(user);
        assertRefused(
                Refusal.UNAUTHENTICATED,
                () -> auth.authenticate(Caller.ANONYMOUS, new Credentials(user.email(), "mistyped secret", null)));

        List<String> payloads = node.texts("select payload::text from outbox");

        assertThat(payloads).hasSizeGreaterThan(2).noneMatch(payload -> Stream.of(
                        PASSWORD, "mistyped secret", signIn.refreshToken(), signIn.accessToken(), "argon2")
                .anyMatch(payload::contains));
    }

    @Test
    void whatHappenedIsInTheOutbox() {
        UserAccount user = node.newUser();
        node.signIn(user);

        assertThat(about(user, Outboxes.read(node.node, "auth")))
                .extracting(Event::type)
                .containsExactly("UserSignedUp", "EmailConfirmationAsked", "UserSignedIn");
    }

    private static List<Event> about(UserAccount user, Collection<Event> events) {
        return events.stream()
                .filter(event -> user.id().toString().equals(event.payload().getString("userId")))
                .toList();
    }
}
