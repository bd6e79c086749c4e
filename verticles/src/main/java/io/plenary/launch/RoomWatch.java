package io.plenary.launch;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.function.Consumer;

/** Looks whether the embedded database has room: a server that finds none ends, and what only reads would end with it. */
final class RoomWatch extends VerticleBase {

    private static final Duration LOOK = Duration.ofSeconds(1);

    private final Callable<Boolean> hasRoom;
    private final Consumer<Boolean> close;

    /**
     * @param hasRoom may block
     * @param close whether nothing is to be changed
     */
    RoomWatch(Callable<Boolean> hasRoom, Consumer<Boolean> close) {
        this.hasRoom = hasRoom;
        this.close = close;
    }

    @Override
    public Future<?> start() {
        vertx.setPeriodic(
                LOOK.toMillis(), due -> vertx.executeBlocking(hasRoom, false).onSuccess(has -> close.accept(!has)));
        return Future.succeededFuture();
    }
}
