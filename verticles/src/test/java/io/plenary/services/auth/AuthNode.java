package io.plenary.services.auth;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.SignIn;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.testing.MovableClock;
import io.plenary.testing.TestNode;
import io.vertx.core.Deployable;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiFunction;

/** A node that runs auth with a clock the test moves. */
final class AuthNode implements AutoCloseable {

    static final String PASSWORD = "correct horse battery";

    final MovableClock clock = new MovableClock(Instant.parse("2027-05-18T09:00:00Z"));
    final TestNode node;
    final AuthService auth;
    final Database database;

    AuthNode() {
        this(QuickAuth::verticle);
    }

    /** With passwords that take as long to hash as they do in production. */
    static AuthNode shipped() {
        return new AuthNode((at, clock) -> new AuthVerticle(at, clock, Passwords.EFFORT));
    }

    private AuthNode(BiFunction<Node, Clock, Deployable> verticle) {
        node = new TestNode().deploy(at -> verticle.apply(at, clock));
        auth = node.proxy(AuthService.class, AuthService.ADDRESS);
        database = await(node.node().databases().open("auth"));
    }

    static String newEmail() {
        return "user-" + UUID.randomUUID() + "@example.org";
    }

    static SignUp signUpOf(String email) {
        return new SignUp(UUID.randomUUID(), email, PASSWORD, "Robin Example");
    }

    UserAccount newUser() {
        return await(auth.signUp(Caller.ANONYMOUS, signUpOf(newEmail())));
    }

    /** Whose address somebody has vouched for. */
    UserAccount confirmedUser() {
        return await(auth.signUp(Caller.SYSTEM, signUpOf(newEmail())));
    }

    SignIn signIn(UserAccount user) {
        return signIn(user, PASSWORD);
    }

    SignIn signIn(UserAccount user, String password) {
        return await(auth.authenticate(Caller.ANONYMOUS, new Credentials(user.email(), password, null)));
    }

    /** One text column of what a query finds. */
    List<String> texts(String query) {
        return await(database.direct().query(query).execute().map(rows -> rows.stream()
                .map(row -> row.getString(0))
                .toList()));
    }

    @Override
    public void close() {
        node.close();
    }
}
