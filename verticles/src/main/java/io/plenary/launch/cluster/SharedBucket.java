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

    /** An answer may come meanwhile: then what was untold is told, and this share is forgotten while it is used. */
    private synchronized Bucket alone() {
        Bucket rest = alone;
        if (rest == null) {
            rest = LocalBuckets.of(share);
            rest.consumeIgnoringRateLimits(Math.max(1, untold.get()));
            alone = rest;
        }
        return rest;
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

    /** A cluster that this node is leaving refuses at once. */
    private CompletableFuture<Long> left(long given) {
        try {
            return given == 0
                    ? common.getAvailableTokens()
                    : common.consumeIgnoringRateLimits(given).thenCompose(taken -> common.getAvailableTokens());
        } catch (RuntimeException leaving) {
            return CompletableFuture.failedFuture(leaving);
        }
    }

    /** What others gave out is gone here too; what was given out here since is not known there. */
    private void learn(long left) {
        long tooMany = known.getAvailableTokens() + untold.get() - left;
        if (tooMany > 0) {
            known.consumeIgnoringRateLimits(tooMany);
        }
    }
}
