package io.plenary.launch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;

/**
 * How late event loops do what was due: whoever keeps one busy keeps everybody on it waiting. Vert.x gives a verticle the next
 * event loop, so as many instances as there are loops have one each.
 */
final class LoopLag extends VerticleBase {

    private static final long PAUSE_MILLIS = 250;

    private final Timer lag;
    private final LongConsumer late;
    private long due;

    private LoopLag(Timer lag, LongConsumer late) {
        this.lag = lag;
        this.late = late;
    }

    /**
     * @param loops how many there are
     * @param late is told how late each was, in nanoseconds
     */
    static Future<String> watch(Vertx vertx, int loops, MeterRegistry metrics, LongConsumer late) {
        Timer lag = Timer.builder("plenary.loops.lag")
                .description("How late event loops are")
                .register(metrics);
        return vertx.deployVerticle(() -> new LoopLag(lag, late), new DeploymentOptions().setInstances(loops));
    }

    @Override
    public Future<?> start() {
        wake();
        return Future.succeededFuture();
    }

    private void wake() {
        due = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(PAUSE_MILLIS);
        vertx.setTimer(PAUSE_MILLIS, woken -> {
            long nanos = Math.max(0, System.nanoTime() - due);
            lag.record(nanos, TimeUnit.NANOSECONDS);
            late.accept(nanos);
            wake();
        });
    }
}
