package io.plenary.services.auth;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.internal.ContextInternal;
import io.vertx.junit5.VertxExtension;
import io.vertx.serviceproxy.ServiceException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class PasswordsTest {

    private static final Place ADA = Place.known("ada");

    private Vertx vertx;
    private Passwords passwords;

    @BeforeEach
    void start(Vertx vertx) {
        this.vertx = vertx;
        passwords = new Passwords(vertx, Passwords.EFFORT, 8, 60_000);
    }

    @Test
    void onlyTheSamePasswordMatches() {
        String hash = ask(() -> passwords.hash("correct horse", "ada"));

        assertThat(ask(() -> passwords.matches("correct horse", hash, ADA))).isTrue();
        assertThat(ask(() -> passwords.matches("correct Horse", hash, ADA))).isFalse();
    }

    @Test
    void aPasswordMatchesHoweverTheKeyboardComposesItsAccents() {
        String hash = ask(() -> passwords.hash("caf\u00e9 caf\u00e9", "ada"));

        assertThat(ask(() -> passwords.matches("cafe\u0301 cafe\u0301", hash, ADA)))
                .isTrue();
    }

    @Test
    void withoutAnAccountNothingMatches() {
        assertThat(ask(() -> passwords.matches("", null, ADA))).isFalse();
    }

    /** In turn, and the quickest of each: what else the machine does makes neither quicker. */
    @Test
    void noAccountTakesAsLongAsAWrongPassword() {
        String hash = ask(() -> passwords.hash("correct horse", "ada"));
        long wrong = Long.MAX_VALUE;
        long none = Long.MAX_VALUE;
        for (int i = 0; i < 12; i++) {
            wrong = Math.min(wrong, nanos(() -> passwords.matches("a wrong password", hash, ADA)));
            none = Math.min(none, nanos(() -> passwords.matches("a wrong password", null, ADA)));
        }

        assertThat((double) none / wrong).isBetween(0.6, 1.7);
    }

    private long nanos(Supplier<Future<Boolean>> matching) {
        long begun = System.nanoTime();
        assertThat(ask(matching)).isFalse();
        return System.nanoTime() - begun;
    }

    @Test
    void aFullLineRefusesInsteadOfGrowing() {
        List<Future<String>> hashes = flood(40, i -> passwords.hash("password " + i, "address " + i % 4));

        assertThat(hashes.stream().filter(Future::succeeded).count()).isBetween(8L, 39L);
        assertThat(hashes.stream().filter(Future::failed).map(Future::cause)).allMatch(Refusal.UNAVAILABLE::is);
        assertThat(ask(() -> passwords.hash("once the line is empty", "ada"))).startsWith("$argon2id$");
    }

    @Test
    void aFloodOfSignUpsTakesNoPlaceOfSignInsAndWaitsForThem() {
        List<String> order = new ArrayList<>();

        List<Future<String>> hashes = flood(
                106,
                i -> (i < 100 ? passwords.hashForSignUp(strong(i), "flood") : passwords.hash("sign-in " + i, "ada"))
                        .onSuccess(hash -> order.add(i < 100 ? "up" : "in")));

        assertThat(hashes.subList(100, 106)).allMatch(Future::succeeded);
        assertThat(hashes.subList(0, 100).stream().filter(Future::failed).map(Future::cause))
                .isNotEmpty()
                .allMatch(Refusal.UNAVAILABLE::is);
        // One had begun before anybody signed in, and one may begin as soon as nobody waits who does: beside the last.
        assertThat(order.subList(0, 6).stream().filter("up"::equals).count()).isLessThanOrEqualTo(1);
    }

    @Test
    void strangersTakeNoPlaceOfThoseWhoAreKnown() {
        List<Future<Boolean>> answers = flood(
                46,
                i -> passwords.matches(
                        "guess", null, i < 40 ? Place.ofStranger("address " + i) : Place.known("user " + i)));

        assertThat(answers.subList(0, 40).stream().filter(Future::failed).map(Future::cause))
                .isNotEmpty()
                .allMatch(Refusal.UNAVAILABLE::is);
        assertThat(answers.subList(40, 46)).allMatch(Future::succeeded);
    }

    @Test
    void whoseLinesAreEmptyIsAnsweredThoughTwoAddressesHaveFilledThem() {
        List<Future<Boolean>> answers =
                flood(21, i -> passwords.matches("guess", null, Place.ofStranger(i < 20 ? "flood " + i % 2 : "ada")));

        assertThat(answers.subList(0, 20).stream().filter(Future::failed).map(Future::cause))
                .hasSize(11)
                .allMatch(Refusal.UNAVAILABLE::is)
                .allMatch(refusal ->
                        Refusal.retryAfterSeconds((ServiceException) refusal).equals(Optional.of(1L)));
        assertThat(answers.get(20).succeeded()).isTrue();
    }

    @Test
    void whoIsKnownAndWhoIsNotTakeTurns() {
        List<String> order = new ArrayList<>();

        flood(16, i -> passwords
                .matches("guess", null, i % 2 == 0 ? Place.ofStranger("address " + i) : Place.known("user " + i))
                .onSuccess(matched -> order.add(i % 2 == 0 ? "stranger" : "known")));

        assertThat(order.subList(0, 8)).filteredOn("known"::equals).hasSizeBetween(3, 5);
    }

    @Test
    void thoseWhoGuessWrongFromManyAddressesLetOthersGoFirst() {
        List<String> order = new ArrayList<>();

        List<Future<Boolean>> answers = flood(12, i -> passwords
                .matches("guess", null, i < 8 ? Place.ofSuspect("address " + i) : Place.ofStranger("ada " + i))
                .onSuccess(matched -> order.add(i < 8 ? "suspect" : "stranger")));

        assertThat(answers).allMatch(Future::succeeded);
        // Two had begun before anybody else came; then one of them after two others each.
        assertThat(order.subList(0, 9)).filteredOn("stranger"::equals).hasSize(4);
    }

    @Test
    void nobodyHashesForThoseWhoHaveGone() {
        List<Future<String>> late = flood(1, i -> {
            new CallContext("late", System.currentTimeMillis() - 1).bind();
            return passwords.hash("password", "ada");
        });

        assertThat(late.get(0).cause()).matches(Refusal.TOO_LATE::is);
    }

    @Test
    void whoWouldWaitTooLongHearsThatInTime() {
        await(passwords.warmUp());
        passwords = new Passwords(vertx, Passwords.EFFORT, 200, 2_000);

        List<Future<String>> hashes = flood(200, i -> passwords.hash("password " + i, "user " + i));

        assertThat(hashes.stream().filter(Future::failed).map(Future::cause))
                .isNotEmpty()
                .allMatch(Refusal.UNAVAILABLE::is);
        assertThat(hashes.stream().filter(Future::succeeded)).isNotEmpty();
    }

    @Test
    void eachIsAnsweredWithinTheirOwnRequest() {
        List<Future<Boolean>> own = flood(6, i -> {
            CallContext mine = CallContext.background("request " + i, 60_000).bind();
            return passwords.hash("password " + i, "address " + i).map(hash -> mine.equals(CallContext.current()));
        });

        assertThat(own).allMatch(Future::result);
    }

    @Test
    void hashingLeavesTheEventLoopFree() {
        AtomicInteger ticksBeforeTheLast = new AtomicInteger();
        Promise<Void> done = Promise.promise();
        vertx.runOnContext(start -> {
            long timer = vertx.setPeriodic(1, tick -> ticksBeforeTheLast.incrementAndGet());
            Future.all(IntStream.range(0, 8)
                            .mapToObj(i -> passwords.hash("password " + i, "address " + i))
                            .toList())
                    .onComplete(hashed -> {
                        vertx.cancelTimer(timer);
                        done.complete();
                    });
        });
        await(done.future());

        // Eight hashes of 30 ms on two threads: an event loop that hashed itself would not tick once in between.
        assertThat(ticksBeforeTheLast.get()).isGreaterThan(8);
    }

    private static NewPassword strong(int number) {
        return new NewPassword("/password", "correct horse battery " + number, List.of());
    }

    private <T> T ask(Supplier<Future<T>> question) {
        return flood(1, i -> question.get()).get(0).result();
    }

    /** Asks so often in one turn of the one event loop that a verticle has, each in a request of its own. */
    private <T> List<Future<T>> flood(int times, IntFunction<Future<T>> question) {
        List<Promise<T>> answers =
                IntStream.range(0, times).mapToObj(i -> Promise.<T>promise()).toList();
        ContextInternal verticle = (ContextInternal) vertx.getOrCreateContext();
        verticle.runOnContext(all -> IntStream.range(0, times)
                .forEach(i -> verticle.duplicate().dispatch(() -> Future.<Void>succeededFuture()
                        .compose(begun -> question.apply(i))
                        .onComplete(answers.get(i)))));
        List<Future<T>> futures = answers.stream().map(Promise::future).toList();
        await(Future.join(futures).otherwiseEmpty());
        return futures;
    }
}
