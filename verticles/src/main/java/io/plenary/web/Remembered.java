package io.plenary.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/**
 * Answers remembered for a while. Who asks while the answer is on its way waits for the same answer; failures are not
 * remembered. What is forgotten is forgotten at once: an answer that was on its way by then is asked for again. Belongs to one
 * verticle.
 */
final class Remembered<K, V> {

    /** Longer than any request takes. */
    private static final Duration LONGEST_WAY = Duration.ofMinutes(1);

    private static final int ON_ITS_WAY = 1;

    /** @param asked when, counted in questions and changes */
    private record Answer<V>(long asked, Future<V> value) {}

    private final Cache<K, Answer<V>> answers;
    private final Cache<Object, Long> changes;
    private final Function<V, Object> subject;
    private long clock;

    /** Each answer is of weight 1 and about nothing else than its key. */
    Remembered(Duration howLong, int atMost) {
        this(howLong, atMost, value -> 1, value -> null);
    }

    /**
     * @param atMost of the weights of all answers together
     * @param subject what an answer is about, null for nothing in particular
     */
    Remembered(Duration howLong, long atMost, ToIntFunction<V> weight, Function<V, Object> subject) {
        this.subject = subject;
        answers = Caffeine.newBuilder()
                .expireAfterWrite(howLong)
                .maximumWeight(atMost)
                .weigher((K key, Answer<V> answer) -> answer.value().succeeded()
                        ? weight.applyAsInt(answer.value().result())
                        : ON_ITS_WAY)
                .build();
        changes = Caffeine.newBuilder()
                .expireAfterWrite(howLong.plus(LONGEST_WAY))
                .build();
    }

    Future<V> get(K key, Function<K, Future<V>> load) {
        Answer<V> known = answers.getIfPresent(key);
        if (known == null) {
            known = ask(key, load);
        }
        Answer<V> answer = known;
        return answer.value().succeeded()
                ? upToDate(key, answer, answer.value().result(), load)
                : inOwnContext(answer.value()).compose(value -> upToDate(key, answer, value, load));
    }

    private Future<V> upToDate(K key, Answer<V> answer, V value, Function<K, Future<V>> load) {
        Object about = subject.apply(value);
        Long changed = about == null ? null : changes.getIfPresent(about);
        if (changed == null || changed < answer.asked()) {
            return Future.succeededFuture(value);
        }
        answers.asMap().remove(key, answer);
        return get(key, load);
    }

    private Answer<V> ask(K key, Function<K, Future<V>> load) {
        Answer<V> answer = new Answer<>(++clock, load.apply(key));
        answers.put(key, answer);
        answer.value()
                // Put again, it is weighed again.
                .onSuccess(value -> answers.asMap().replace(key, answer, new Answer<>(answer.asked(), answer.value())))
                .onFailure(failure -> answers.asMap().remove(key, answer));
        return answer;
    }

    /** A future continues in the context of the request that asked first; each request goes on in its own. */
    private static <V> Future<V> inOwnContext(Future<V> answer) {
        Context own = Vertx.currentContext();
        Promise<V> promise = Promise.promise();
        answer.onComplete(result -> own.runOnContext(back -> promise.handle(result)));
        return promise.future();
    }

    void forget(K key) {
        answers.invalidate(key);
    }

    /** Forgets every answer about something, however many there are. */
    void forgetAbout(Object changed) {
        changes.put(changed, ++clock);
    }

    void forgetAll() {
        answers.invalidateAll();
    }
}
