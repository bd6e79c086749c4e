package io.plenary.runtime.work;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * One question for what many want at the same time: those who come while one is under way wait, and go with the next. Each is
 * answered where it asked, so that what it does then is its own work. What fails has failed for all who asked together.
 */
public final class Together<K, V> {

    private static final long GATHERING_MILLIS = 1;

    private final Vertx vertx;
    private final String name;
    private final int most;
    private final Function<List<K>, Future<Map<K, V>>> question;
    private final Queue<Asker<K, V>> waiting = new ArrayDeque<>();
    private boolean asking;

    private record Asker<K, V>(K key, Promise<Optional<V>> answer, Context context) {

        void tell(AsyncResult<Map<K, V>> answered) {
            context.runOnContext(here -> {
                if (answered.succeeded()) {
                    answer.complete(Optional.ofNullable(answered.result().get(key)));
                } else {
                    answer.fail(answered.cause());
                }
            });
        }
    }

    /**
     * @param name of the work in the logs
     * @param most that go together
     * @param question may leave keys out for which there is nothing
     */
    public Together(Vertx vertx, String name, int most, Function<List<K>, Future<Map<K, V>>> question) {
        this.vertx = vertx;
        this.name = name;
        this.most = most;
        this.question = question;
    }

    /** Empty where there is nothing. */
    public synchronized Future<Optional<V>> get(K key) {
        Promise<Optional<V>> answer = Promise.promise();
        waiting.add(new Asker<>(key, answer, vertx.getOrCreateContext()));
        if (!asking) {
            askSoon();
        }
        return answer.future();
    }

    private void askSoon() {
        asking = true;
        Rounds.apart(vertx, GATHERING_MILLIS, this::ask);
    }

    private void ask() {
        Rounds.renewContext(name);
        List<Asker<K, V>> asked = next();
        Future.succeededFuture(asked.stream().map(Asker::key).distinct().toList())
                .compose(question)
                .onComplete(answered -> {
                    asked.forEach(asker -> asker.tell(answered));
                    goOn();
                });
    }

    private synchronized List<Asker<K, V>> next() {
        return Stream.generate(waiting::remove)
                .limit(Math.min(most, waiting.size()))
                .toList();
    }

    private synchronized void goOn() {
        asking = false;
        if (!waiting.isEmpty()) {
            askSoon();
        }
    }
}
