package io.plenary.services.program.exchange.imports;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Threads of their own for files: a large one keeps nothing else waiting, and none of them a thread for ever. */
final class FileThreads {

    private static final int THREADS = 2;

    /** Wakes whom it was set for, unless that is done already: the thread may be at other work by then. */
    private static final class Alarm {

        private Thread sleeper = Thread.currentThread();

        private synchronized void ring() {
            if (sleeper != null) {
                sleeper.interrupt();
            }
        }

        private synchronized void stop() {
            sleeper = null;
            Thread.interrupted();
        }
    }

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final Duration longest;

    /** @param longest how long a file may be read */
    FileThreads(Vertx vertx, Duration longest) {
        this.vertx = vertx;
        this.longest = longest;
        this.threads = vertx.createSharedWorkerExecutor(
                "plenary-imports", THREADS, 2 * longest.toSeconds() + 1, TimeUnit.SECONDS);
    }

    <T> Future<T> work(Callable<T> work) {
        return threads.executeBlocking(work, false);
    }

    /** Interrupts what reads for too long; it is for the reader to notice. */
    <T> Future<T> read(Callable<T> reading) {
        return work(() -> {
            Alarm alarm = new Alarm();
            long timer = vertx.setTimer(longest.toMillis(), fired -> alarm.ring());
            try {
                return reading.call();
            } finally {
                vertx.cancelTimer(timer);
                alarm.stop();
            }
        });
    }
}
