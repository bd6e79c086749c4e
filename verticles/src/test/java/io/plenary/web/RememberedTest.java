package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RememberedTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Queue<Promise<String>> asked = new ArrayDeque<>();
    private final Remembered<String, String> remembered =
            new Remembered<>(Duration.ofMinutes(1), 10, String::length, value -> value.substring(0, 1));

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private <T> T inContext(Supplier<T> work) {
        Promise<T> done = Promise.promise();
        context.runOnContext(go -> done.complete(work.get()));
        return await(done.future());
    }

    private Future<String> get(String key) {
        return inContext(() -> remembered.get(key, name -> {
            Promise<String> answer = Promise.promise();
            asked.add(answer);
            return answer.future();
        }));
    }

    private void answer(String value) {
        inContext(() -> asked.remove().tryComplete(value));
    }

    private void forgetAbout(Object subject) {
        inContext(() -> {
            remembered.forgetAbout(subject);
            return true;
        });
    }

    @Test
    void whoAsksWhileTheAnswerIsOnItsWayWaitsForTheSame() {
        Future<String> first = get("k");
        Future<String> second = get("k");
        assertThat(asked).hasSize(1);
        answer("a1");

        assertThat(await(first)).isEqualTo("a1");
        assertThat(await(second)).isEqualTo("a1");
        assertThat(await(get("k"))).isEqualTo("a1");
    }

    @Test
    void whatChangedIsAskedForAgainAndNothingElse() {
        Future<String> ours = get("k");
        answer("a1");
        Future<String> others = get("l");
        answer("b1");
        await(Future.all(ours, others));

        forgetAbout("a");

        assertThat(await(get("l"))).isEqualTo("b1");
        Future<String> again = get("k");
        answer("a2");
        assertThat(await(again)).isEqualTo("a2");
        assertThat(await(get("k"))).isEqualTo("a2");
    }

    @Test
    void anAnswerThatWasOnItsWayWhenItChangedCountsForNobody() {
        Future<String> early = get("k");
        forgetAbout("a");
        answer("a-old");
        Awaitility.await().until(() -> inContext(() -> !asked.isEmpty()));
        answer("a-new");

        assertThat(await(early)).isEqualTo("a-new");
        assertThat(await(get("k"))).isEqualTo("a-new");
    }

    @Test
    void failuresAreNotRemembered() {
        Future<String> failing = get("k");
        inContext(() -> asked.remove().tryFail("no"));
        Awaitility.await().until(failing::failed);

        Future<String> again = get("k");
        answer("a1");
        assertThat(await(again)).isEqualTo("a1");
    }
}
