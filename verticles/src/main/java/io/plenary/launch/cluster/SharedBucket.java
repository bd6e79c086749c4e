package io.plenary.launch.cluster;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.plenary.runtime.limits.LocalBuckets;
import io.plenary.runtime.limits.Rate;
import io.plenary.runtime.limits.Verdict;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One bucket of all nodes, as one of them sees it. A node decides at once by what it knows; ten times a second, and sooner where
 * it gave out much, it tells the others what it gave out and learns what they did. So all together give out more than the limit
 * by less than one node's share, and a cluster that is slow to answer costs nobody time. A node that hears nothing meanwhile
 * gives out its own share and no more.
 */
final class SharedBucket {

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

    private final AsyncBucketProxy common;
    private final Rate share;
    /** The most to give out that the others have not been told of: all of that, over all other nodes, is less than a share. */
    private final long most;

    private final Bucket known;
    private final AtomicLong untold = new AtomicLong();
    private final AtomicBoolean telling = new AtomicBoolean();
    private volatile long toldAt;
    private volatile Bucket alone;

    /** @param nodes how many share it */
    SharedBucket(Rate rate, int nodes, AsyncBucketProxy common) {
        this.common = common;
        share = rate.shareOf(nodes);
        most = Math.max(1, share.quota() / nodes);
        known = LocalBuckets.of(rate);
        toldAt = System.nanoTime() - PAUSE_NANOS;
    }

    Verdict take() {
        if (isUnheard()) {
            ConsumptionProbe ofShare = alone().tryConsumeAndReturnRemaining(1);
            if (!ofShare.isConsumed()) {
                return Verdict.of(ofShare);
            }
        }
        ConsumptionProbe probe = known.tryConsumeAndReturnRemaining(1);
        if (probe.isConsumed()) {
            untold.incrementAndGet();
        }
        tellIfDue();
        return Verdict.of(probe);
    }

    /** Others have not answered, though there is much to tell them. */
    private boolean isUnheard() {
        return telling.get() && untold.get() >= most;
    }

    private synchronized Bucket alone() {
        if (alone == null) {
            Bucket rest = LocalBuckets.of(share);
            rest.consumeIgnoringRateLimits(untold.get());
            alone = rest;
        }
        return alone;
    }

    private void tellIfDue() {
        boolean due = untold.get() >= most || System.nanoTime() - toldAt >= PAUSE_NANOS;
        if (due && telling.compareAndSet(false, true)) {
            tell(untold.get());
        }
    }

    private void tell(long given) {
        left(given).whenComplete((left, failure) -> {
            if (failure == null) {
                untold.addAndGet(-given);
                learn(left);
                alone = null;
            }
            toldAt = System.nanoTime();
            telling.set(false);
        });
    }

    private CompletableFuture<Long> left(long given) {
        return given == 0
                ? common.getAvailableTokens()
                : common.consumeIgnoringRateLimits(given).thenCompose(taken -> common.getAvailableTokens());
    }

    /** What others gave out is gone here too; what was given out here since is not known there. */
    private void learn(long left) {
        long tooMany = known.getAvailableTokens() + untold.get() - left;
        if (tooMany > 0) {
            known.consumeIgnoringRateLimits(tooMany);
        }
    }
}
