package io.plenary.services.auth;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private final Vertx vertx = Vertx.vertx();
    private final Passwords passwords = new Passwords(vertx);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String hash = await(passwords.hash("correct horse"));

        assertThat(await(passwords.matches("correct horse", hash))).isTrue();
        assertThat(await(passwords.matches("correct Horse", hash))).isFalse();
    }

    @Test
    void aPasswordMatchesHoweverTheKeyboardComposesItsAccents() {
        String hash = await(passwords.hash("caf\u00e9 caf\u00e9"));

        assertThat(await(passwords.matches("cafe\u0301 cafe\u0301", hash))).isTrue();
    }

    @Test
    void withoutAnAccountNothingMatches() {
        assertThat(await(passwords.matches("", null))).isFalse();
    }

    @Test
    void aFullQueueRefusesInsteadOfGrowing() {
        List<Future<String>> hashes = IntStream.range(0, 100)
                .mapToObj(i -> Future.future((Promise<String> promise) ->
                        passwords.hash("password " + i).onComplete(promise)))
                .toList();
        await(Future.join(hashes).otherwiseEmpty());

        assertThat(hashes.stream().filter(Future::succeeded).count()).isBetween(32L, 99L);
        assertThat(hashes.stream().filter(Future::failed).map(Future::cause)).allMatch(Refusal.UNAVAILABLE::is);
        assertThat(await(passwords.hash("once the queue is empty"))).startsWith("$argon2id$");
    }

    @Test
    void hashingLeavesTheEventLoopFree() {
        AtomicInteger ticksBeforeTheLast = new AtomicInteger();
        Promise<Void> done = Promise.promise();
        vertx.runOnContext(start -> {
            long timer = vertx.setPeriodic(1, tick -> ticksBeforeTheLast.incrementAndGet());
            Future.all(IntStream.range(0, 16)
                            .mapToObj(i -> passwords.hash("password " + i))
                            .toList())
                    .onComplete(hashed -> {
                        vertx.cancelTimer(timer);
                        done.complete();
                    });
        });
        await(done.future());

        // Sixteen hashes of 30 ms on two threads: an event loop that hashed itself would not tick once in between.
        assertThat(ticksBeforeTheLast.get()).isGreaterThan(16);
    }
}
