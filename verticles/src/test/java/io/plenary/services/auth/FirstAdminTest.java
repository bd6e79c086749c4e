package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.newEmail;
import static io.plenary.services.auth.AuthNode.signUpOf;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.TokenClaims;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FirstAdminTest {

    private AuthNode node;

    @BeforeEach
    void start() {
        node = new AuthNode();
    }

    @AfterEach
    void stop() {
        node.close();
    }

    @Test
    void theFirstAdministratorIsMadeOnceAndAdministers() {
        SignUp admin = new SignUp(UUID.randomUUID(), newEmail(), "x", "Operator");

        assertThat(await(node.auth.ensureAdmin(Caller.SYSTEM, admin))).isTrue();
        assertThat(await(node.auth.ensureAdmin(Caller.SYSTEM, admin))).isTrue();
        assertThat(await(node.auth.ensureAdmin(Caller.SYSTEM, signUpOf(newEmail()))))
                .isFalse();

        SignIn signIn = await(node.auth.authenticate(Caller.ANONYMOUS, new Credentials(admin.email(), "x", null)));
        TokenClaims claims = await(node.auth.validateToken(Caller.ANONYMOUS, signIn.accessToken()));
        assertThat(claims.admin()).isTrue();
    }

    @Test
    void ofTenNodesThatStartAtOnceExactlyOneMakesTheAdministrator() {
        List<Future<Boolean>> starts = IntStream.range(0, 10)
                .mapToObj(i -> node.auth.ensureAdmin(Caller.SYSTEM, signUpOf(newEmail())))
                .toList();
        await(Future.join(starts));

        assertThat(starts.stream().filter(Future::result)).hasSize(1);
        assertThat(node.texts("select email from users where admin")).hasSize(1);
    }

    @Test
    void onlyThePlatformMakesAnAdministrator() {
        Caller admin = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

        assertRefused(Refusal.FORBIDDEN, () -> node.auth.ensureAdmin(admin, signUpOf(newEmail())));
        assertRefused(Refusal.FORBIDDEN, () -> node.auth.ensureAdmin(Caller.ANONYMOUS, signUpOf(newEmail())));
        assertThat(node.texts("select email from users")).isEmpty();
    }

    @Test
    void aUserWithTheEmailOfTheAdministratorIsNotPromoted() {
        String email = node.newUser().email();

        assertRefused(Refusal.CONFLICT, () -> node.auth.ensureAdmin(Caller.SYSTEM, signUpOf(email)));
        assertThat(node.texts("select email from users where admin")).isEmpty();
    }
}
