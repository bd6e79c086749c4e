package io.plenary.runtime.work;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.DatabaseFailures;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;

/**
 * On what terms jobs of a kind are done.
 *
 * @param lease how long a holder that is not heard of keeps others away
 * @param longest how long one attempt may take: until then its lease is prolonged
 * @param sweep how often it is looked for jobs nobody rang for
 * @param firstWait before a job that failed is tried again; it doubles each time
 * @param longestWait the longest of these waits
 * @param mostAttempts how often a job is tried, also where a holder died or nobody answered
 * @param mostFaults how often it may end with a fault of ours
 */
public record Terms(
        Duration lease,
        Duration longest,
        Duration sweep,
        Duration firstWait,
        Duration longestWait,
        int mostAttempts,
        int mostFaults) {

    /** Doorbells are seldom lost. */
    public static final Duration SWEEP = Duration.ofSeconds(20);

    private static final Set<Refusal> OF_THE_MOMENT =
            EnumSet.of(Refusal.UNAVAILABLE, Refusal.TOO_LATE, Refusal.TOO_MANY, Refusal.STALE);

    /** What has to be done some day, whatever happens. */
    public Terms neverGivingUp() {
        return new Terms(lease, longest, sweep, firstWait, longestWait, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    /** Always as long after a failure. */
    public Terms waiting(Duration wait) {
        return new Terms(lease, longest, sweep, wait, wait, mostAttempts, mostFaults);
    }

    boolean isTooOften(Lease lease) {
        return lease.attempts() > mostAttempts;
    }

    /** Silence and crowds end; a fault may have been of the moment; whoever refused would do so again. */
    boolean isWorthRepeating(Throwable failure, int attempts, int faults) {
        if (mostFaults == Integer.MAX_VALUE) {
            return true;
        }
        return attempts < mostAttempts && (isOfTheMoment(failure) || isFault(failure) && faults < mostFaults);
    }

    private static boolean isOfTheMoment(Throwable failure) {
        return DatabaseFailures.isOverload(failure)
                || Refusal.of(failure).filter(OF_THE_MOMENT::contains).isPresent();
    }

    static boolean isFault(Throwable failure) {
        return !isOfTheMoment(failure) && Refusal.of(failure).isEmpty();
    }

    Duration waitAfter(int attempts) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
