package io.plenary.web;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Answers remembered for a while. Who asks while the answer is on its way waits for the same answer; failures are not
 * remembered. Belongs to one verticle.
 */
final class Remembered<K, V> {

    private final Cache<K, Future<V>> answers;

    Remembered(Duration howLong, int atMost) {
        answers = Caffeine.newBuilder()
                .expireAfterWrite(howLong)
                .maximumSize(atMost)
                .build();
    }

    Future<V> get(K key, Function<K, Future<V>> load) {
        Future<V> known = answers.getIfPresent(key);
        if (known == null) {
            return ask(key, load);
        }
        return known.succeeded() ? Future.succeededFuture(known.result()) : inOwnContext(known);
    }

    private Future<V> ask(K key, Function<K, Future<V>> load) {
        Future<V> answer = load.apply(key);
        answers.put(key, answer);
        answer.onFailure(failure -> answers.asMap().remove(key, answer));
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

    void forgetIf(Predicate<V> unwanted) {
        answers.asMap().values().removeIf(answer -> answer.succeeded() && unwanted.test(answer.result()));
    }
}
