package io.plenary.services.program.conference;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The conferences in whose databases something of a kind is to be done: one job for all of a conference's, so that it is done one
 * after the other, and a node finds work without opening a thousand databases.
 */
public final class WaitingWork {

    /** Something is asked for within this time after it was expected, or never. */
    private static final Duration EXPECTED = Duration.ofMinutes(1);

    /** A late worker is just ending its transaction. */
    private static final Duration HELD = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(WaitingWork.class);

    private final Vertx vertx;
    private final Database host;
    private final String kind;
    private final Jobs jobs;

    /** @param sweep how often it is looked for what nobody rang for */
    public WaitingWork(Vertx vertx, Database host, String kind, Duration sweep) {
        this.vertx = vertx;
        this.host = host;
        this.kind = kind;
        this.jobs = new Jobs(vertx, host, kind, terms(sweep));
    }

    /** Workers that died and services that were silent say little against a file: a node may restart a few times. */
    private static Terms terms(Duration sweep) {
        return new Terms(
                Duration.ofSeconds(5),
                Duration.ofMinutes(10),
                sweep,
                Duration.ofSeconds(3),
                Duration.ofSeconds(15),
                12,
                3);
    }

    /** @param workers how much is done at once on each node */
    public Future<?> workOff(JobWorker.Work work, int workers) {
        return Future.all(Stream.generate(() -> new JobWorker(vertx, jobs, work).begin())
                .limit(workers)
                .toList());
    }

    /** Before something is asked for: should this node go away in between, it is looked for all the same. */
    public Future<Void> expect(UUID conferenceId) {
        return jobs.askIn(host.direct(), EXPECTED, conferenceId);
    }

    /** Something is asked for. Nobody waits for this: what is expected is found a little later without it. */
    public void begin(UUID conferenceId) {
        host.write(Caller.SYSTEM, tx -> jobs.ask(tx, conferenceId))
                .onFailure(failure ->
                        LOG.warn("The {} of conference {} begin later: {}", kind, conferenceId, failure.toString()));
    }

    /** How far what is being done for the conference has come. */
    public Future<Integer> percent(UUID conferenceId) {
        return jobs.percent(conferenceId);
    }

    /** Says how far it has come. */
    public Future<Void> progress(Lease lease, int percent) {
        return jobs.progress(lease, percent);
    }

    /** Later, since it is not its turn. */
    public Future<Void> putOff(Lease lease, Duration wait) {
        return end(tx -> jobs.putOff(tx, lease, wait));
    }

    /** Something is done; there may be more. */
    public Future<Void> advance(Lease lease) {
        return end(tx -> jobs.advance(tx, lease));
    }

    /** What was begun is given up. The job comes first, so that whoever lost it gives up nothing, and nobody takes it before. */
    public Future<Void> giveUp(Lease lease, Supplier<Future<Void>> how) {
        return end(tx -> jobs.advance(tx, lease).compose(held -> how.get()));
    }

    /** Somebody else has begun what there is. */
    public Future<Void> waitForOther(Lease lease) {
        return putOff(lease, HELD);
    }

    /**
     * Nothing is to be done, but for what may be expected.
     *
     * @param again when there is without being asked; null for never
     */
    public Future<Void> rest(Lease lease, Duration again) {
        return end(tx -> {
            if (lease.age().compareTo(EXPECTED) < 0) {
                return jobs.putOff(tx, lease, EXPECTED);
            }
            return again == null ? jobs.done(tx, lease) : jobs.putOff(tx, lease, again);
        });
    }

    private Future<Void> end(Function<Transaction, Future<Void>> how) {
        return host.write(Caller.SYSTEM, how);
    }

    /** The conference is gone, and all of it. */
    public Future<Void> forget(UUID conferenceId) {
        return jobs.forget(host.direct(), conferenceId);
    }
}
