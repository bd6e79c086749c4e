package io.plenary.runtime;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.IdempotencyKey;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notes.Mine;
import io.plenary.contracts.notes.NotesService;
import io.plenary.testing.TestCluster;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a caller meets whose service is there twice, on two nodes of which one does not answer. */
@Execution(ExecutionMode.CONCURRENT)
class InstancesTest {

    private static final Caller CALLER = Caller.user(UUID.randomUUID());
    private static final Caller ASKING = CALLER.asking(new IdempotencyKey("a-key", "a-request"));
    private static final long PACE_MILLIS = 10;

    private static TestCluster cluster;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicBoolean stuck = new AtomicBoolean();
    private final List<Supplier<Future<Void>>> endings = new ArrayList<>();
    private NotesService notes;

    @BeforeAll
    static void start() {
        cluster = new TestCluster();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    @BeforeEach
    void serve() {
        String address = "notes-" + UUID.randomUUID();
        serve(cluster.caller(), address, InstancesTest::answer);
        serve(cluster.callee(), address, call -> {
            asked.incrementAndGet();
            if (!stuck.get()) {
                answer(call);
            }
        });
        notes = cluster.proxy(NotesService.class, address);
        await(read());
        stuck.set(true);
    }

    private void serve(Vertx vertx, String address, Consumer<Message<Object>> service) {
        var consumer = vertx.eventBus().consumer(address, service::accept);
        endings.add(consumer::unregister);
        await(consumer.completion());
    }

    @AfterEach
    void end() {
        endings.forEach(ending -> await(ending.get()));
    }

    @Test
    void readsHardlyNoticeTheOneThatDoesNotAnswer() {
        List<Long> taken = paced(400, this::read);

        assertThat(taken).isSorted().hasSize(400);
        assertThat(asked.get()).isLessThan(100);
        assertThat(taken.get(taken.size() * 99 / 100)).isLessThan(CalledMethod.READ_MILLIS - 1_000L);
        assertThat(taken.get(taken.size() / 2)).isLessThan(500);
    }

    @Test
    void whoDoesNotAnswerIsAvoidedButLookedAtNowAndThen() {
        paced(150, this::read);
        int before = asked.get();

        List<Long> taken = paced(400, this::read);

        assertThat(asked.get() - before).isBetween(1, 4);
        assertThat(taken.get(taken.size() - 5)).isLessThan(500);
    }

    @Test
    void whoAnswersAgainTakesItsTurnAgain() {
        paced(150, this::read);
        stuck.set(false);

        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            int before = asked.get();
            paced(20, this::read);
            return asked.get() - before >= 8;
        });
    }

    @Test
    void whatMayNotComeTwiceGoesToWhoAnswers() {
        paced(150, this::read);
        int before = asked.get();

        List<Long> taken = paced(20, () -> write(CALLER));

        assertThat(asked.get()).isEqualTo(before);
        assertThat(taken.get(taken.size() - 1)).isLessThan(1_000);
    }

    @Test
    void whatHasAKeyIsBroughtToTheOtherAfterAWhile() {
        List<Long> taken = paced(10, () -> write(ASKING));

        assertThat(asked.get()).isPositive();
        assertThat(taken.get(taken.size() - 1)).isBetween(3_900L, 9_000L);
    }

    @Test
    void anAnswerThatTakesLongIsTakenWhoeverIsFirst() {
        stuck.set(false);
        String address = "slow-" + UUID.randomUUID();
        // Only the first that is asked for something ever answers it.
        Set<Object> known = ConcurrentHashMap.newKeySet();
        for (Vertx each : List.of(cluster.caller(), cluster.callee())) {
            serve(each, address, call -> {
                if (known.add(((JsonObject) call.body()).encode())) {
                    each.setTimer(1_300, over -> call.reply(nothing()));
                }
            });
        }
        notes = cluster.proxy(NotesService.class, address);
        await(read());

        List<Long> taken = paced(5, this::read);

        assertThat(taken).allMatch(millis -> millis < CalledMethod.READ_MILLIS);
    }

    private Future<Mine> read() {
        return notes.mine(CALLER, UUID.randomUUID());
    }

    /** There is no such note, which is an answer. */
    private Future<?> write(Caller caller) {
        return notes.updateNote(caller, UUID.randomUUID(), new MergePatch(new JsonObject()), null)
                .recover(failure -> Refusal.of(failure).equals(Optional.of(Refusal.NOT_FOUND))
                        ? Future.succeededFuture()
                        : Future.failedFuture(failure));
    }

    private static void answer(Message<?> call) {
        boolean reads = call.headers().get("action").equals("mine");
        call.reply(reads ? nothing() : Refusal.NOT_FOUND.because("There is no such note."));
    }

    private static String nothing() {
        return new Mine(List.of(), List.of()).toJson();
    }

    /** @return how many milliseconds each call took, in order; all are answered */
    private static List<Long> paced(int calls, Supplier<Future<?>> call) {
        List<Future<Long>> taken = IntStream.range(0, calls)
                .mapToObj(i -> timed(i * PACE_MILLIS + 1, call))
                .toList();
        await(Future.join(taken));
        return taken.stream().map(Future::result).sorted().toList();
    }

    private static Future<Long> timed(long delay, Supplier<Future<?>> call) {
        Promise<Long> answered = Promise.promise();
        cluster.caller().setTimer(delay, due -> {
            long begin = System.nanoTime();
            new CallContext("a-request", System.currentTimeMillis() + 10_000).bind();
            call.get()
                    .map(answer -> Duration.ofNanos(System.nanoTime() - begin).toMillis())
                    .onComplete(answered);
        });
        return answered.future();
    }
}
