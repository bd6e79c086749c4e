package io.plenary.runtime.work;

import io.plenary.runtime.CallContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does jobs of a kind, one or some at a time, whenever the doorbell rings or one is due. Every instance of a service on every node has
 * one; which of them does a job, and that only one does, the database decides. Used on its verticle's event loop only.
 */
public final class JobWorker {

    /** What is to be done about jobs of a kind. */
    public interface Work {
        /** Whether this instance can do it at all; what it cannot do is left to others. */
        default boolean isHere(UUID id) {
            return true;
        }

        /**
         * Ends the lease in the transaction of the effect: by {@link Jobs#done}, {@link Jobs#advance} or {@link Jobs#putOff}.
         * What fails is tried again, if that may help.
         */
        Future<Void> work(Lease lease);

        /** It is not tried again. Ends the lease as well. */
        Future<Void> giveUp(Lease lease, Throwable cause);
    }

    private static final Logger LOG = LoggerFactory.getLogger(JobWorker.class);
    private static final int BEATS_PER_LEASE = 5;
    /** What is due but cannot be claimed is just being changed, or somebody else's. */
    private static final long LEFT_TO_OTHERS_MILLIS = 500;

    private static final int MOST_DOUBLINGS = 3;
    private static final int CLAIMABLE = 20;
    private static final long AT_ONCE_MILLIS = 1;

    private final Vertx vertx;
    private final Jobs jobs;
    private final Work work;
    private final int atOnce;
    private final Rounds rounds;
    /** What was due at the last look and has not been tried since. */
    private final Set<UUID> due = new LinkedHashSet<>();

    private int running;
    /** Completes when others may be claimed; null where nobody waits for that. */
    private Promise<Void> room;

    private boolean claimed;
    private long nextLook = -1;
    private int looksInVain;

    public JobWorker(Vertx vertx, Jobs jobs, Work work) {
        this(vertx, jobs, work, 1);
    }

    /** @param atOnce how many are done at the same time */
    public JobWorker(Vertx vertx, Jobs jobs, Work work, int atOnce) {
        this.vertx = vertx;
        this.jobs = jobs;
        this.work = work;
        this.atOnce = atOnce;
        this.rounds = new Rounds(vertx, jobs.kind(), this::workOff).untilDone();
    }

    /** @return completes when it hears the doorbell */
    public Future<?> begin() {
        rounds.every(jobs.terms().sweep()).kick();
        return jobs.doorbell().answer(rounds::kick);
    }

    /** Until nothing is due that can be done here. */
    private Future<Void> workOff() {
        return due.isEmpty() ? look(0) : claim();
    }

    /** @param skipped how many come earlier and are none of this instance's */
    private Future<Void> look(int skipped) {
        return jobs.upcoming(skipped).compose(upcoming -> {
            upcoming.stream()
                    .filter(JobStore.Upcoming::isDue)
                    .map(JobStore.Upcoming::id)
                    .filter(work::isHere)
                    .forEach(due::add);
            if (!due.isEmpty()) {
                claimed = false;
                return claim();
            }
            return JobStore.isAllDue(upcoming) ? look(skipped + upcoming.size()) : waitFor(upcoming, skipped);
        });
    }

    /** Some of those that were due at the last look. Others have taken of them since, so that it is only looked again at their end. */
    private Future<Void> claim() {
        List<UUID> some = due.stream().limit(CLAIMABLE).toList();
        return awaitRoom().compose(free -> jobs.claim(some, atOnce - running)).compose(leases -> {
            if (!leases.isEmpty()) {
                claimed = true;
                leases.forEach(this::start);
                return awaitRoom().compose(free -> workOff());
            }
            some.forEach(due::remove);
            return due.isEmpty() && !claimed ? lookIn(leftToOthers()) : workOff();
        });
    }

    /** Until half of them are done: then as many are claimed together. */
    private Future<Void> awaitRoom() {
        if (hasRoom()) {
            return Future.succeededFuture();
        }
        room = Promise.promise();
        return room.future();
    }

    private boolean hasRoom() {
        return running <= atOnce / 2;
    }

    private Future<Void> waitFor(List<JobStore.Upcoming> upcoming, int skipped) {
        long next = upcoming.stream()
                .filter(one -> !one.isDue())
                .mapToLong(JobStore.Upcoming::millis)
                .findFirst()
                .orElse(Long.MAX_VALUE);
        if (skipped > 0 || !upcoming.isEmpty() && upcoming.get(0).isDue()) {
            return lookIn(Math.min(next, leftToOthers()));
        }
        looksInVain = 0;
        return lookIn(next);
    }

    /** Longer each time: who can do it may be away for hours. */
    private long leftToOthers() {
        return LEFT_TO_OTHERS_MILLIS << Math.min(looksInVain++, MOST_DOUBLINGS);
    }

    /** Each job has its own name in the logs and its own time. */
    private void start(Lease lease) {
        due.remove(lease.id());
        looksInVain = 0;
        running++;
        Rounds.apart(vertx, AT_ONCE_MILLIS, () -> {
            CallContext.background(lease.kind(), jobs.terms().longest().toMillis())
                    .bind();
            perform(lease).onComplete(done -> ended());
        });
    }

    private void ended() {
        running--;
        rounds.advance();
        if (room == null) {
            rounds.kick();
        } else if (hasRoom()) {
            Promise<Void> awaited = room;
            room = null;
            awaited.complete();
        }
    }

    /** When a lease or a wait ends; what takes longer than a sweep is found by it. */
    private Future<Void> lookIn(long millis) {
        vertx.cancelTimer(nextLook);
        if (millis < jobs.terms().sweep().toMillis()) {
            nextLook = vertx.setTimer(millis, fired -> rounds.kick());
        }
        return Future.succeededFuture();
    }

    /** Does a job that was taken, beside what is done anyhow. Never fails: what could not be done is done later. */
    public Future<Void> run(Lease lease) {
        return perform(lease).onComplete(done -> rounds.kick());
    }

    private Future<Void> perform(Lease lease) {
        Terms terms = jobs.terms();
        long end = System.nanoTime() + terms.longest().toNanos();
        long beats = vertx.setPeriodic(
                Math.max(1, terms.lease().toMillis() / BEATS_PER_LEASE), beat -> prolong(lease, beat, end));
        return attempt(lease)
                .recover(failure -> settle(lease, failure))
                .onComplete(done -> vertx.cancelTimer(beats))
                .recover(failure -> notedOnly(lease, failure));
    }

    private void prolong(Lease lease, long beat, long end) {
        if (System.nanoTime() > end) {
            LOG.warn("{} takes too long: somebody else may take it over", lease);
            vertx.cancelTimer(beat);
            return;
        }
        jobs.prolong(lease).onFailure(failure -> LOG.debug("{} was not prolonged: {}", lease, failure.toString()));
    }

    private Future<Void> attempt(Lease lease) {
        return jobs.terms().isTooOften(lease)
                ? work.giveUp(lease, new Lease.BrokenOff(lease.attempts() - 1))
                : Future.succeededFuture().compose(start -> work.work(lease));
    }

    private Future<Void> settle(Lease lease, Throwable failure) {
        if (failure instanceof Lease.Lost) {
            return Future.failedFuture(failure);
        }
        boolean fault = Terms.isFault(failure);
        LOG.warn("{} is not done yet, attempt {}: {}", lease, lease.attempts(), failure, fault ? failure : null);
        int faults = lease.faults() + (fault ? 1 : 0);
        return jobs.terms().isWorthRepeating(failure, lease.attempts(), faults)
                ? jobs.giveBack(lease, faults)
                : work.giveUp(lease, failure);
    }

    /** Whoever took it over does it, or whoever finds that its lease has ended. */
    private static Future<Void> notedOnly(Lease lease, Throwable failure) {
        LOG.info("{} is left to somebody else: {}", lease, failure.toString());
        return Future.succeededFuture();
    }
}
