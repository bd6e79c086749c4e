package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class KnownTest {

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final Queue<Promise<String>> asked = new ArrayDeque<>();
    private final Known<String, String> known = Known.<String, String>named("letters")
            .freshFor(Duration.ofMinutes(1))
            .atMost(10, String::length)
            .about(value -> value.substring(0, 1))
            .in(vertx);

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
        return inContext(() -> known.get(key, name -> {
            Promise<String> answer = Promise.promise();
            asked.add(answer);
            return answer.future();
        }));
    }

    private void answer(String value) {
        inContext(() -> asked.remove().tryComplete(value));
    }

    private void forgetAbout(Object subject) {
        forget(all -> all.forgetAbout(subject));
    }

    private void forget(Consumer<Known<String, String>> forgetting) {
        inContext(() -> {
            forgetting.accept(known);
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
    void nowThereIsOnlyWhatHasArrivedAndIsTrue() {
        assertThat(known.now("k")).isEmpty();
        Future<String> asking = get("k");
        assertThat(known.now("k")).isEmpty();
        answer("a1");
        await(asking);
        assertThat(known.now("k")).contains("a1");

        forgetAbout("a");

        assertThat(known.now("k")).isEmpty();
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

    @ParameterizedTest
    @MethodSource("waysToForget")
    void whatWasOnItsWayWhenItWasForgottenIsNotKept(Consumer<Known<String, String>> forgetting) {
        Future<String> early = get("k");
        forget(forgetting);
        Future<String> late = get("k");
        answer("a-old");
        answer("a-new");

        assertThat(await(early)).isEqualTo("a-old");
        assertThat(await(late)).isEqualTo("a-new");
        assertThat(await(get("k"))).isEqualTo("a-new");
    }

    private static Stream<Consumer<Known<String, String>>> waysToForget() {
        return Stream.of(all -> all.forget("k"), all -> all.forgetIf("k"::equals), Known::forgetAll);
    }

    @Test
    void whatIsTooMuchIsLetGo() {
        for (String key : List.of("k", "l", "m")) {
            Future<String> asking = get(key);
            answer("12345");
            await(asking);
        }

        Awaitility.await()
                .until(() -> Stream.of("k", "l", "m")
                                .filter(key -> known.kept((kept, value) -> kept.equals(key))
                                        .isEmpty())
                                .count()
                        == 1);
    }

    @Test
    void theInstancesOfANodeShareWhatIsKnownUnderOneName() {
        assertThat(Known.<String, String>named("letters").in(vertx)).isSameAs(known);
    }

    @Test
    void howOftenAnAnswerWasKnownIsCounted() {
        SimpleMeterRegistry figures = new SimpleMeterRegistry();
        Metrics.addRegistry(figures);
        try {
            Known<String, String> counted =
                    Known.<String, String>named("counted").in(vertx);
            await(inContext(() -> counted.get("k", name -> Future.succeededFuture("a"))));
            await(inContext(() -> counted.get("k", name -> Future.failedFuture("not asked"))));

            assertThat(figures.get("cache.gets")
                            .tags("cache", "counted", "result", "hit")
                            .functionCounter()
                            .count())
                    .isEqualTo(1);
        } finally {
            Metrics.removeRegistry(figures);
        }
    }
}
