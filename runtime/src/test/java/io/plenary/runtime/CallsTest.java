package io.plenary.runtime;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plenary.contracts.Caller;
import io.plenary.contracts.IdempotencyKey;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.notes.Mine;
import io.plenary.contracts.notes.NotesService;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.eventbus.Message;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a caller meets whose service is gone, stalls or answers garbage, and what the operator sees of it. */
class CallsTest {

    private static final UUID CONFERENCE = UUID.randomUUID();
    private static final Caller CALLER = Caller.user(UUID.randomUUID());
    private static final Caller ASKING = CALLER.asking(new IdempotencyKey("a-key", "a-request"));

    private final Vertx vertx = Vertx.vertx();
    private final SimpleMeterRegistry metrics = new SimpleMeterRegistry();
    private final NotesService notes = new Proxies(vertx, metrics).of(NotesService.class, NotesService.ADDRESS);

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void whoeverIsNotThereIsAskedThreeTimesWhereThatDoesNoHarm() {
        assertRefused(Refusal.UNAVAILABLE, this::read);
        assertRefused(Refusal.UNAVAILABLE, () -> write(ASKING));

        assertThat(attempts("mine", "unreachable")).containsExactly("1", "2", "3");
        assertThat(attempts("updateNote", "unreachable")).containsExactly("1", "2", "3");
    }

    @Test
    void whatMayHaveTakenEffectIsAskedOnce() {
        assertRefused(Refusal.UNAVAILABLE, () -> write(CALLER));

        assertThat(attempts("updateNote", "unreachable")).containsExactly("1");
    }

    @Test
    void whoeverIsBackAtTheNextAttemptAnswers() {
        metrics.config().onMeterAdded(firstAttemptFailed -> serve(call -> call.reply(nothing())));

        assertThat(await(read())).isEqualTo(new Mine(List.of(), List.of()));

        assertThat(attempts("mine", "unreachable")).containsExactly("1");
        assertThat(attempts("mine", "answered")).containsExactly("2");
    }

    @Test
    void whoeverStallsTakesNoMoreThanTheRequestHas() {
        serve(call -> {});

        assertRefused(Refusal.TOO_LATE, () -> within(300, this::read));

        assertThat(attempts("mine", "timeout")).containsExactly("1");
        assertThat(metrics.get("plenary.calls").timer().max(TimeUnit.MILLISECONDS))
                .isLessThan(CalledMethod.READ_MILLIS);
    }

    @Test
    void whatArrivesTooLateIsToldSo() {
        serve(call -> call.fail(Refusal.TOO_LATE.status(), "The caller has stopped waiting."));

        assertRefused(Refusal.TOO_LATE, this::read);
    }

    @Test
    void garbageIsNoAnswer() {
        for (Object garbage : List.of("garbage", new JsonObject().put("stars", 1), 7)) {
            serve(call -> call.reply(garbage));
            assertRefused(Refusal.UNAVAILABLE, this::read);
        }

        assertThat(metrics.get("plenary.calls")
                        .tag("outcome", "garbled")
                        .timer()
                        .count())
                .isEqualTo(3);
    }

    @Test
    void whoeverKeepsNotAnsweringIsLeftAloneForAWhile() {
        await(Future.join(IntStream.range(0, 20).mapToObj(i -> read()).toList()).otherwiseEmpty());
        serve(call -> call.reply(nothing()));

        assertRefused(Refusal.UNAVAILABLE, this::read);

        assertThat(metrics.get("plenary.calls.openings").tag("service", "notes").counters())
                .filteredOn(openings -> openings.count() > 0)
                .singleElement()
                .satisfies(openings -> {
                    assertThat(openings.count()).isEqualTo(1);
                    assertThat(openings.getId().getTag("method")).isEqualTo("mine");
                });
        assertThat(attempts("mine", "open")).containsExactly("0");
    }

    @Test
    void whatIsSlowKeepsNobodyFromTheRest() {
        serve(call -> {
            if (call.headers().get("action").equals("mine")) {
                call.reply(nothing());
            }
        });
        await(within(300, () -> Future.join(
                        IntStream.range(0, 25).mapToObj(i -> write(CALLER)).toList())
                .otherwiseEmpty()));

        assertRefused(Refusal.UNAVAILABLE, () -> write(CALLER));
        assertThat(await(read())).isEqualTo(new Mine(List.of(), List.of()));
    }

    @Test
    void onlySoManyWaitForWhoSaysNothing() {
        serve(call -> {});
        List<Future<Mine>> waiting = IntStream.range(0, Waiting.MOST_IN_SILENCE)
                .mapToObj(i -> read())
                .toList();
        await(vertx.timer(Waiting.SILENCE.toMillis() + 100));

        long begin = System.nanoTime();
        ServiceException refusal = catchThrowableOfType(ServiceException.class, () -> await(read()));

        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(1));
        assertThat(Refusal.of(refusal)).contains(Refusal.UNAVAILABLE);
        assertThat(Refusal.retryAfterSeconds(refusal)).isPresent();
        assertThat(waiting).noneMatch(Future::isComplete);
        assertThat(attempts("mine", "full")).containsExactly("0");
    }

    @Test
    void howeverManyMayWaitWhereAnswersCome() {
        Queue<Message<Object>> asked = new ConcurrentLinkedQueue<>();
        serve(asked::add);
        List<Future<Mine>> waiting = IntStream.range(0, 2 * Waiting.MOST_IN_SILENCE)
                .mapToObj(i -> read())
                .toList();
        await(vertx.timer(Waiting.SILENCE.toMillis() + 100));
        asked.remove().reply(nothing());
        await(Future.any(waiting));

        Future<Mine> another = read();
        await(vertx.timer(100));

        assertThat(another.isComplete()).isFalse();
    }

    @Test
    void aRefusalIsAnAnswerHoweverOftenItComes() {
        serve(call -> call.reply(Refusal.NOT_FOUND.because("There is no such conference.")));

        IntStream.range(0, 30).forEach(i -> assertRefused(Refusal.NOT_FOUND, this::read));

        assertThat(attempts("mine", "refused")).containsExactly("1");
    }

    @Test
    void readsAndSigningInHaveFiveSecondsAndWritesTen() {
        assertThat(longest(NotesService.class, "getNote")).isEqualTo(5_000);
        assertThat(longest(AuthService.class, "authenticate")).isEqualTo(5_000);
        assertThat(longest(NotesService.class, "updateNote")).isEqualTo(10_000);
        assertThat(longest(NotesService.class, "createNote")).isEqualTo(10_000);
    }

    @Test
    void waitsAreSpreadOverAllTheTimeThereIs() {
        for (int attempt = 1; attempt <= 2; attempt++) {
            int failed = attempt;
            long bound = 100L << (attempt - 1);
            assertThat(LongStream.generate(() -> Call.backoff(failed)).limit(1_000))
                    .allMatch(wait -> wait > 0 && wait <= bound)
                    .anyMatch(wait -> wait < bound / 4)
                    .anyMatch(wait -> wait > 3 * bound / 4);
        }
    }

    private Future<Mine> read() {
        return notes.mine(CALLER, CONFERENCE);
    }

    private Future<?> write(Caller caller) {
        return notes.updateNote(caller, UUID.randomUUID(), new MergePatch(new JsonObject()), null);
    }

    private static String nothing() {
        return new Mine(List.of(), List.of()).toJson();
    }

    private void serve(Consumer<Message<Object>> service) {
        vertx.eventBus().consumer(NotesService.ADDRESS, service::accept);
    }

    /** In a request that has so much time left. */
    private <T> Future<T> within(long millis, Supplier<Future<T>> call) {
        Promise<T> answered = Promise.promise();
        vertx.runOnContext(begun -> {
            new CallContext("a-request", System.currentTimeMillis() + millis).bind();
            call.get().onComplete(answered);
        });
        return answered.future();
    }

    private List<String> attempts(String method, String outcome) {
        return metrics
                .find("plenary.calls")
                .tag("service", "notes")
                .tag("method", method)
                .tag("outcome", outcome)
                .timers()
                .stream()
                .filter(timer -> timer.count() > 0)
                .map(Timer::getId)
                .map(id -> id.getTag("attempt"))
                .sorted()
                .toList();
    }

    private long longest(Class<?> contract, String method) {
        return Arrays.stream(contract.getMethods())
                .filter(found -> found.getName().equals(method))
                .map(found -> new CalledMethod(found, null).longestMillis())
                .findAny()
                .orElseThrow();
    }
}
