package io.plenary.services.auth;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.contracts.events.Event;
import io.vertx.serviceproxy.ServiceException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Two instances of the auth service, and who signs in there. */
@ResourceLock("SignInStage")
abstract class SignInStage {

    static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    static AuthNode node;
    static AuthService auth;

    @BeforeAll
    static void start() {
        node = new AuthNode();
        auth = node.auth;
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static String codeOfRefresh(SignIn signIn) {
        Throwable refusal = catchThrowable(() -> refresh(signIn));
        return Refusal.code((ServiceException) refusal).orElseThrow();
    }

    /** Until so many transactions wait for another one. */
    static void awaitWaiting(int transactions) {
        String waiting =
                """
                select pid::text from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database()
                """;
        await().until(() -> node.texts(waiting).size() == transactions);
    }

    static SignIn refresh(SignIn signIn) {
        return await(auth.refreshToken(Caller.ANONYMOUS, signIn.refreshToken()));
    }

    static TokenClaims validate(SignIn signIn) {
        return await(auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
    }

    static List<Event> about(UserAccount user, Collection<Event> events) {
        return events.stream()
                .filter(event -> user.id().toString().equals(event.payload().getString("userId")))
                .toList();
    }
}
