package io.plenary.services.notifications;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;

/** So many messages are on their way together; others wait until one of them has got to its end. On one event loop. */
final class Permits {

    private final Vertx vertx;
    private final Queue<Waiting> waiting = new ArrayDeque<>();
    private int free;

    /** Whoever waits goes on where it waited, so that it stays its own work. */
    private record Waiting(Promise<Void> turn, Context context) {

        void call() {
            context.runOnContext(here -> turn.complete());
        }
    }

    Permits(Vertx vertx, int many) {
        this.vertx = vertx;
        this.free = many;
    }

    <T> Future<T> during(Supplier<Future<T>> way) {
        return take().compose(taken -> way.get()).onComplete(gone -> leave());
    }

    private Future<Void> take() {
        if (free > 0) {
            free--;
            return Future.succeededFuture();
        }
        Waiting one = new Waiting(Promise.promise(), vertx.getOrCreateContext());
        waiting.add(one);
        return one.turn().future();
    }

    private void leave() {
        if (waiting.isEmpty()) {
            free++;
        } else {
            waiting.remove().call();
        }
    }
}
