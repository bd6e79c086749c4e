package io.plenary.services.program.exchange.imports;

import static io.plenary.testing.TestNode.await;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
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

class WaitingImportsTest {

    private final UUID slow = UUID.randomUUID();
    private final UUID quick = UUID.randomUUID();
    private final Promise<Void> ends = Promise.promise();
    private final Queue<UUID> begun = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> done = new ConcurrentLinkedQueue<>();

    @Test
    void anImportThatTakesLongHoldsUpNoOther() {
        try (TestNode node = new TestNode()) {
            Database host = await(node.node().databases().open("program", "programhost"));
            WaitingImports waiting = new WaitingImports(node.vertx(), host, Duration.ofHours(1));
            await(waiting.workOff(node.vertx(), work(waiting, host)));

            waiting.begin(slow);
            await().until(() -> begun.contains(slow));
            waiting.begin(quick);
            await().until(() -> done.contains(quick));

            ends.complete();
            await().until(() -> done.contains(slow));
        }
    }

    private JobWorker.Work work(WaitingImports waiting, Database host) {
        return new JobWorker.Work() {
            @Override
            public Future<Void> work(Lease lease) {
                begun.add(lease.id());
                Future<Void> read = lease.id().equals(slow) ? ends.future() : Future.succeededFuture();
                return read.compose(end ->
                                host.write(Caller.SYSTEM, tx -> waiting.jobs().done(tx, lease)))
                        .onSuccess(end -> done.add(lease.id()));
            }

            @Override
            public Future<Void> giveUp(Lease lease, Throwable cause) {
                return Future.failedFuture(cause);
            }
        };
    }
}
