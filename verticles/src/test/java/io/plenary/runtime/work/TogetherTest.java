package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.CallContext;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class TogetherTest {

    private static TestNode node;
    private static Vertx vertx;

    private final Queue<List<Integer>> asked = new ConcurrentLinkedQueue<>();
    private final Promise<Void> first = Promise.promise();

    @BeforeAll
    static void start() {
        node = new TestNode();
        vertx = node.vertx();
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void whoAsksAtTheSameTimeAsksTogether() {
        Together<Integer, String> together = together(100);

        List<Optional<String>> answers = all(together, Stream.of(1, 2, 2, -3));

        assertThat(asked).containsExactly(List.of(1, 2, -3));
        assertThat(answers).containsExactly(Optional.of("1"), Optional.of("2"), Optional.of("2"), Optional.empty());
    }

    @Test
    void whoComesWhileAQuestionIsUnderWayGoesWithTheNext() {
        Together<Integer, String> slow = new Together<>(
                vertx, "test", 100, keys -> (keys.contains(1) ? first.future() : Future.succeededFuture())
                        .compose(come -> answer(keys)));
        Future<?> one = onLoop(() -> slow.get(1));
        Future<?> others = onLoop(() -> Future.all(slow.get(2), slow.get(3)));
        vertx.setTimer(50, fired -> first.complete());

        await(Future.all(one, others));

        assertThat(asked.stream().flatMap(List::stream)).containsExactlyInAnyOrder(1, 2, 3);
        assertThat(asked).hasSizeLessThanOrEqualTo(2);
    }

    @Test
    void noMoreGoTogetherThanMay() {
        all(together(3), IntStream.range(0, 8).boxed());

        assertThat(asked).extracting(List::size).containsExactly(3, 3, 2);
    }

    @Test
    void whatFailsHasFailedForThoseWhoAskedTogetherAndForNobodyElse() {
        Together<Integer, String> failing = new Together<>(vertx, "test", 2, keys -> {
            if (keys.contains(1)) {
                throw new IllegalStateException("no");
            }
            return answer(keys);
        });

        List<String> answers = await(onLoop(() -> Future.all(Stream.of(1, 2, 3)
                        .map(key -> failing.get(key).map(Optional::get).otherwise(Throwable::getMessage))
                        .toList())
                .map(all -> all.<String>list())));

        assertThat(answers).containsExactly("no", "no", "3");
    }

    /** Work that waited for the answer goes on under its own name and within its own time. */
    @Test
    void everybodyIsAnsweredWhereTheyAsked() {
        Together<Integer, String> together = together(100);

        Future<String> here = inContext("here", together, 1);
        Future<String> there = inContext("there", together, 2);

        assertThat(await(here)).startsWith("here-");
        assertThat(await(there)).startsWith("there-");
    }

    private Future<String> inContext(String name, Together<Integer, String> together, int key) {
        Promise<String> found = Promise.promise();
        Rounds.apart(vertx, 1, () -> {
            CallContext.background(name, 1_000).bind();
            together.get(key).onComplete(answered -> found.complete(CallContext.currentCorrelationId()));
        });
        return found.future();
    }

    private Together<Integer, String> together(int most) {
        return new Together<>(vertx, "test", most, this::answer);
    }

    /** There is nothing for what is negative. */
    private Future<Map<Integer, String>> answer(List<Integer> keys) {
        asked.add(keys);
        return Future.succeededFuture(
                keys.stream().filter(key -> key >= 0).collect(Collectors.toMap(key -> key, String::valueOf)));
    }

    private List<Optional<String>> all(Together<Integer, String> together, Stream<Integer> keys) {
        return await(onLoop(() -> Future.all(keys.map(together::get).toList()).map(all -> all.list())));
    }

    private <T> Future<T> onLoop(Supplier<Future<T>> work) {
        Promise<T> done = Promise.promise();
        vertx.runOnContext(here -> work.get().onComplete(done));
        return done.future();
    }
}
