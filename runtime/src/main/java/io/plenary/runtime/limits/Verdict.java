package io.plenary.runtime.limits;

import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;

/**
 * Whether one more was allowed.
 *
 * @param remaining how many more would be allowed now
 * @param retryAfter until one will be allowed; zero where one was
 * @param reset until as many are allowed as ever
 */
public record Verdict(boolean allowed, long remaining, Duration retryAfter, Duration reset) {

    public static Verdict of(ConsumptionProbe probe) {
        return new Verdict(
                probe.isConsumed(),
                probe.getRemainingTokens(),
                Duration.ofNanos(probe.getNanosToWaitForRefill()),
                Duration.ofNanos(probe.getNanosToWaitForReset()));
    }
}
