package io.plenary.runtime.work;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Lanes;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchesTest {

    private static final Batches.Kind SOME = new Batches.Kind("owner", "place", "some");
    private static final Batches.Kind OTHERS = new Batches.Kind("owner", "place", "others");

    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<List<String>> begun = new CopyOnWriteArrayList<>();
    private final Promise<Void> gate = Promise.promise();
    private final Batches<String, String> batches = new Batches<>(
            vertx, "tests", new Lanes(new Lanes.Limits(2, 2, 2, 10)), new Batches.Limits(3, 5, 2), this::perform);

    @AfterEach
    void close() {
        await(vertx.close());
    }

    private Future<List<Future<String>>> perform(List<String> items) {
        begun.add(items);
        return gate.future().map(open -> items.stream().map(BatchesTest::answer).toList());
    }

    private static Future<String> answer(String item) {
        if (item.equals("poison")) {
            throw new IllegalStateException("poison");
        }
        return item.startsWith("no") ? Future.failedFuture(item) : Future.succeededFuture(item + "!");
    }

    @Test
    void whoComesMeanwhileIsServedTogetherNextAndOthersBesideThem() {
        List<Future<String>> asked = onLoop(() -> {
            List<Future<String>> all = new ArrayList<>();
            all.add(batches.add(SOME, "a"));
            return all;
        });
        reached(1);
        List<Future<String>> later = onLoop(() -> List.of(
                batches.add(SOME, "b"),
                batches.add(SOME, "no c"),
                batches.add(SOME, "d"),
                batches.add(SOME, "e"),
                batches.add(OTHERS, "f")));
        reached(2);
        assertThat(begun).containsExactly(List.of("a"), List.of("f"));

        open();

        assertThat(await(asked.get(0))).isEqualTo("a!");
        assertThat(await(later.get(0))).isEqualTo("b!");
        assertThat(await(later.get(1).otherwise(Throwable::getMessage))).isEqualTo("no c");
        assertThat(await(later.get(3))).isEqualTo("e!");
        assertThat(begun.subList(2, 4)).containsExactly(List.of("b", "no c", "d"), List.of("e"));
    }

    /** It rests for nearly as long as the first took, and that is long enough for both to come. */
    @Test
    void whoComesSoonAfterManyIsServedTogether() {
        Batches<String, String> large = new Batches<>(
                vertx, "tests", new Lanes(new Lanes.Limits(2, 2, 2, 10)), new Batches.Limits(20, 20, 2), this::perform);
        List<Future<String>> many = onLoop(() ->
                IntStream.range(0, 10).mapToObj(i -> large.add(SOME, "a" + i)).toList());
        Future<String> second = many.get(0).compose(first -> large.add(SOME, "b"));
        Future<String> third = many.get(0).compose(first -> vertx.timer(10)).compose(later -> large.add(SOME, "c"));
        vertx.setTimer(300, late -> open());

        assertThat(await(third)).isEqualTo("c!");
        assertThat(await(second)).isEqualTo("b!");
        assertThat(begun).hasSize(2).endsWith(List.of("b", "c"));
        many.forEach(answer -> assertThat(await(answer)).endsWith("!"));
    }

    @Test
    void whereABatchFailsEachIsTriedAlone() {
        open();
        List<Future<String>> asked =
                onLoop(() -> List.of(batches.add(SOME, "a"), batches.add(SOME, "poison"), batches.add(SOME, "b")));

        assertThat(await(asked.get(0))).isEqualTo("a!");
        assertThat(await(asked.get(1).otherwise(Throwable::getMessage))).isEqualTo("poison");
        assertThat(await(asked.get(2))).isEqualTo("b!");
    }

    @Test
    void whoComesWhenTheLineIsLongIsSentAway() {
        List<Future<String>> asked = onLoop(() -> {
            List<Future<String>> all = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                all.add(batches.add(SOME, "a" + i));
            }
            return all;
        });

        assertThat(Refusal.UNAVAILABLE.is(asked.get(5).cause())).isTrue();
        open();
        assertThat(await(asked.get(4))).isEqualTo("a4!");
    }

    @Test
    void whatIsOfManyKindsTakesTheTurnOfOne() {
        List<Future<String>> asked = onLoop(() -> {
            List<Future<String>> all = new ArrayList<>();
            all.add(batches.add(SOME, "a"));
            all.add(batches.add(OTHERS, "b"));
            for (int i = 0; i < 4; i++) {
                all.add(batches.add(new Batches.Kind("owner", "place", i), "odd" + i));
            }
            all.add(batches.add(SOME, "c"));
            return all;
        });
        open();

        asked.forEach(answer -> assertThat(await(answer)).endsWith("!"));
        assertThat(begun).contains(List.of("odd0", "odd1", "odd2"), List.of("odd3"));
    }

    private void open() {
        loop.runOnContext(here -> gate.complete());
    }

    private void reached(int many) {
        Awaitility.await().until(() -> begun.size() == many);
    }

    private <T> T onLoop(Callable<T> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(here -> {
            try {
                done.complete(work.call());
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return await(done.future());
    }
}
