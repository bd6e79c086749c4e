package io.plenary.services.program.exchange.imports;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;

/** Threads of their own for files: a large one keeps nothing else waiting, and none of them a thread for ever. */
final class FileThreads {

    static final int THREADS = 2;
    /** So often within the bound it is looked whether it is reached. */
    private static final int LOOKS = 20;

    private static final ThreadMXBean CLOCKS = ManagementFactory.getThreadMXBean();

    /** Wakes whom it was set for, unless that is done already: the thread may be at other work by then. */
    private static final class Alarm {

        private final long begun = CLOCKS.getCurrentThreadCpuTime();
        private Thread reader = Thread.currentThread();

        private synchronized void look(Duration longest) {
            if (reader != null && CLOCKS.getThreadCpuTime(reader.getId()) - begun > longest.toNanos()) {
                reader.interrupt();
            }
        }

        private synchronized void stop() {
            reader = null;
            Thread.interrupted();
        }
    }

    private final Vertx vertx;
    private final WorkerExecutor threads;
    private final Duration longest;

    /** @param longest how much of a processor reading a file may take: a busy machine is no fault of the file */
    FileThreads(Vertx vertx, Duration longest) {
        this.vertx = vertx;
        this.longest = longest;
        this.threads = vertx.createSharedWorkerExecutor(
                "plenary-imports", THREADS, 5 * longest.toSeconds() + 1, TimeUnit.SECONDS);
    }

    <T> Future<T> work(Callable<T> work) {
        return threads.executeBlocking(work, false);
    }

    /** Interrupts what reads for too long; it is for the reader to notice. */
    <T> Future<T> read(Callable<T> reading) {
        return work(() -> {
            Alarm alarm = new Alarm();
            long timer = vertx.setPeriodic(Math.max(1, longest.toMillis() / LOOKS), fired -> alarm.look(longest));
            try {
                return reading.call();
            } finally {
                vertx.cancelTimer(timer);
                alarm.stop();
            }
        });
    }
}
