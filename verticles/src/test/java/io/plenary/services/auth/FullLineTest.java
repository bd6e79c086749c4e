package io.plenary.services.auth;

import static io.plenary.services.auth.AuthNode.PASSWORD;
import static io.plenary.services.auth.AuthNode.newEmail;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.Credentials;
import io.plenary.contracts.auth.UserAccount;
import io.vertx.core.Context;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Two addresses want more places than there are. */
class FullLineTest {

    private static final Devices DEVICES = new Devices(new byte[] {1, 2, 3});

    private static AuthNode node;
    private static Context context;
    private static PasswordCheck check;

    @BeforeAll
    static void start() {
        node = new AuthNode();
        context = node.node.vertx().getOrCreateContext();
        Passwords passwords = new Passwords(node.node.vertx(), Passwords.EFFORT, 4, 60_000);
        check = new PasswordCheck(node.node.vertx(), node.database, passwords, node.clock);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void theyKeepNeitherStrangersNorKnownDevicesOut() {
        UserAccount owner = node.newUser();
        String device = DEVICES.remember(null, owner.email(), 0);

        List<Future<StoredUser>> flood = flood("both");
        Future<StoredUser> stranger = check(new Credentials(owner.email(), PASSWORD, "192.0.2.22"));
        Future<StoredUser> known = check(new Credentials(owner.email(), PASSWORD, "203.0.113.0", device));
        await(Future.join(flood).otherwiseEmpty());

        assertThat(flood).anyMatch(guess -> Refusal.UNAVAILABLE.is(guess.cause()));
        assertThat(await(stranger).account().id()).isEqualTo(owner.id());
        assertThat(await(known).account().id()).isEqualTo(owner.id());
    }

    @Test
    void whoHadToGiveUpThePlaceHasNotFailed() {
        List<Future<StoredUser>> flood = flood("displaced");
        await(Future.join(flood).otherwiseEmpty());

        int wrong = (int) flood.stream()
                .map(Future::cause)
                .filter(Refusal.UNAUTHENTICATED::is)
                .count();
        assertThat(wrong).isBetween(1, flood.size() - 1);
        assertThat(node.texts("select subject from sign_in_failures where subject like 'STRANGER:displaced-%'"))
                .hasSize(wrong);
        assertThat(node.texts("select subject from sign_in_failures where subject like 'ACCOUNT:displaced-%'"))
                .hasSize(wrong);
    }

    @Test
    void whatWasTriedInVainMakesNobodyWaitUnlessAnotherFailureCameAfterIt() {
        String subject = "STRANGER:" + newEmail();
        Instant now = node.clock.instant();
        Instant until = now.plusSeconds(8);
        await(FailureStore.count(node.database.direct(), subject, now, now));
        await(FailureStore.count(node.database.direct(), subject, now, now));
        await(FailureStore.block(node.database.direct(), subject, until));

        await(FailureStore.unblock(node.database.direct(), subject, 1));
        assertThat(blockedUntil(subject, now)).isEqualTo(until);
        await(FailureStore.unblock(node.database.direct(), subject, 2));
        assertThat(blockedUntil(subject, now)).isEqualTo(now);
    }

    private static Instant blockedUntil(String subject, Instant now) {
        return await(FailureStore.count(node.database.direct(), subject, now, now)
                        .compose(failures -> FailureStore.lower(node.database.direct(), subject)
                                .map(failures)))
                .blockedUntil();
    }

    /** For all sorts of accounts, of which the addresses know none. */
    private static List<Future<StoredUser>> flood(String name) {
        return IntStream.range(0, 24)
                .mapToObj(i -> new Credentials(name + "-" + newEmail(), "wrong", "203.0.113." + i % 2))
                .map(FullLineTest::check)
                .toList();
    }

    private static Future<StoredUser> check(Credentials typed) {
        return Future.future(answer -> context.runOnContext(go -> Future.succeededFuture()
                .compose(begun ->
                        check.check(Caller.ANONYMOUS, typed, Source.of(typed, DEVICES, 0), Future::succeededFuture))
                .onComplete(answer)));
    }
}
