package io.plenary.web.live;

import io.plenary.runtime.Lanes;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.function.Supplier;

/**
 * Who comes into a room, or is asked whether they may stay there, waits for that in the line of their network, so that nobody keeps
 * everybody else waiting.
 */
final class Turns {

    /** Of all, of one network, and how many of it may wait: all its sockets on the way into as many rooms as they may be in. */
    private static final Lanes.Limits AT_ONCE = new Lanes.Limits(128, 32, 32, 50_000);

    private final Vertx vertx;
    private final Lanes lanes = new Lanes(AT_ONCE);

    Turns(Vertx vertx) {
        this.vertx = vertx;
    }

    /** Each begins by itself, lest a long line of what is over at once goes through as one. */
    <T> Future<T> of(String network, Supplier<Future<T>> work) {
        return lanes.through(network, network, () -> {
            Promise<T> ended = Promise.promise();
            vertx.runOnContext(turn -> {
                Rounds.renewContext("live");
                Future.succeededFuture().compose(begun -> work.get()).onComplete(ended);
            });
            return ended.future();
        });
    }
}
