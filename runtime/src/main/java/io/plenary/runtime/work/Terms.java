package io.plenary.runtime.work;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.DatabaseFailures;
import java.time.Duration;

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

    /** What has to be done some day, whatever happens. */
    public Terms neverGivingUp() {
        return new Terms(lease, longest, sweep, firstWait, longestWait, Integer.MAX_VALUE, Integer.MAX_VALUE);
    }

    boolean isTooOften(Lease lease) {
        return lease.attempts() > mostAttempts;
    }

    /** Silence ends; a fault may have been of the moment; whoever refused would do so again. */
    boolean isWorthRepeating(Throwable failure, int attempts, int faults) {
        if (mostFaults == Integer.MAX_VALUE) {
            return true;
        }
        return attempts < mostAttempts && (isSilence(failure) || isFault(failure) && faults < mostFaults);
    }

    private static boolean isSilence(Throwable failure) {
        return Refusal.UNAVAILABLE.is(failure) || Refusal.TOO_LATE.is(failure) || DatabaseFailures.isOverload(failure);
    }

    static boolean isFault(Throwable failure) {
        return !isSilence(failure) && Refusal.of(failure).isEmpty();
    }

    Duration waitAfter(int attempts) {
        Duration wait = firstWait.multipliedBy(1L << Math.min(attempts - 1, 20));
        return wait.compareTo(longestWait) < 0 ? wait : longestWait;
    }
}
