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
import io.vertx.core.Promise;
import io.vertx.core.WorkerExecutor;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
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
        check = check(new Passwords(node.node.vertx(), Passwords.EFFORT, 4, 60_000));
    }

    private static PasswordCheck check(Passwords passwords) {
        return new PasswordCheck(node.node.vertx(), node.database, passwords, node.clock);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    /** Nothing is hashed until then: how quickly others come, the database decides. */
    private static CountDownLatch occupied() {
        CountDownLatch free = new CountDownLatch(1);
        WorkerExecutor workers = node.node.vertx().createSharedWorkerExecutor(Passwords.WORKERS, Passwords.THREADS);
        for (int i = 0; i < Passwords.THREADS; i++) {
            workers.executeBlocking(
                    () -> {
                        free.await();
                        return null;
                    },
                    false);
        }
        return free;
    }

    private static void freeOnceTheLineIsFull(CountDownLatch free, List<Future<StoredUser>> flood) {
        try {
            Awaitility.await().until(() -> flood.stream().anyMatch(Future::failed));
        } finally {
            free.countDown();
        }
    }

    @Test
    void theyKeepNeitherStrangersNorKnownDevicesOut() {
        UserAccount owner = node.newUser();
        String device = DEVICES.remember(null, owner.email(), 0);

        CountDownLatch free = occupied();
        List<Future<StoredUser>> flood = flood("both");
        Future<StoredUser> stranger = check(new Credentials(owner.email(), PASSWORD, "192.0.2.22"));
        Future<StoredUser> known = check(new Credentials(owner.email(), PASSWORD, "203.0.113.0", device));
        freeOnceTheLineIsFull(free, flood);
        await(Future.join(flood).otherwiseEmpty());

        assertThat(flood).anyMatch(guess -> Refusal.UNAVAILABLE.is(guess.cause()));
        assertThat(await(stranger).account().id()).isEqualTo(owner.id());
        assertThat(await(known).account().id()).isEqualTo(owner.id());
    }

    @Test
    void whoHadToGiveUpThePlaceHasNotFailed() {
        CountDownLatch free = occupied();
        List<Future<StoredUser>> flood = flood("displaced");
        freeOnceTheLineIsFull(free, flood);
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

    /** While a row is held that everybody's turn waits for; from as many addresses as there are attempts. */
    @Test
    void whoGaveUpBeforeTheirTurnIsNotCounted() {
        PasswordCheck hasty = check(new Passwords(node.node.vertx(), Passwords.EFFORT, 64, 500));
        Promise<Void> locked = Promise.promise();
        Promise<Void> goOn = Promise.promise();
        Future<Void> held = node.database.write(Caller.SYSTEM, tx -> tx.sql()
                .query("lock table sign_in_failures in exclusive mode")
                .execute()
                .<Void>mapEmpty()
                .onComplete(locked)
                .compose(done -> goOn.future()));
        await(locked.future());

        List<Future<StoredUser>> crowd = IntStream.range(0, 40)
                .mapToObj(i -> new Credentials("crowd-" + newEmail(), "wrong", "198.51.100." + i))
                .map(typed -> check(hasty, typed))
                .toList();
        await(Future.join(crowd).otherwiseEmpty());
        goOn.complete();
        await(held);
        // Its turn comes after all of theirs.
        await(check(hasty, new Credentials(newEmail(), "wrong", "192.0.2.23")).otherwiseEmpty());

        assertThat(crowd).allMatch(guess -> Refusal.UNAVAILABLE.is(guess.cause()));
        assertThat(node.texts("select subject from sign_in_failures where subject like 'STRANGER:crowd-%'"))
                .hasSizeLessThan(5);
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
                .map(typed -> check(typed))
                .toList();
    }

    private static Future<StoredUser> check(Credentials typed) {
        return check(check, typed);
    }

    private static Future<StoredUser> check(PasswordCheck by, Credentials typed) {
        return Future.future(answer -> context.runOnContext(go -> Future.succeededFuture()
                .compose(begun ->
                        by.check(Caller.ANONYMOUS, typed, Source.of(typed, DEVICES, 0), Future::succeededFuture))
                .onComplete(answer)));
    }
}
