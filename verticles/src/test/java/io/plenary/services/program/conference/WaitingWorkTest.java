package io.plenary.services.program.conference;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Lease;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class WaitingWorkTest {

    private final UUID slow = UUID.randomUUID();
    private final UUID quick = UUID.randomUUID();
    private final Promise<Void> ends = Promise.promise();
    private final Queue<UUID> begun = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> done = new ConcurrentLinkedQueue<>();

    @Test
    void whatTakesLongHoldsUpNothingElse() {
        try (TestNode node = new TestNode()) {
            Database host = await(node.node().databases().open("program", "programhost"));
            WaitingWork waiting = new WaitingWork(node.vertx(), host, "imports", Duration.ofHours(1));
            await(waiting.workOff(work(waiting), 2));

            waiting.begin(slow);
            await().until(() -> begun.contains(slow));
            waiting.begin(quick);
            await().until(() -> done.contains(quick));

            ends.complete();
            await().until(() -> done.contains(slow));
        }
    }

    private JobWorker.Work work(WaitingWork waiting) {
        return new JobWorker.Work() {
            @Override
            public Future<Void> work(Lease lease) {
                begun.add(lease.id());
                Future<Void> read = lease.id().equals(slow) ? ends.future() : Future.succeededFuture();
                return read.compose(end -> waiting.rest(lease, null)).onSuccess(end -> done.add(lease.id()));
            }

            @Override
            public Future<Void> giveUp(Lease lease, Throwable cause) {
                return Future.failedFuture(cause);
            }
        };
    }
}
