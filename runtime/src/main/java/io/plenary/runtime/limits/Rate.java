package io.plenary.runtime.limits;

import io.github.bucket4j.BucketConfiguration;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much of something there may be: a token bucket that holds {@code quota} and is full again after {@code window}.
 *
 * @param quota requests, above zero; as many may come at once
 * @param window whole seconds, above zero
 */
public record Rate(long quota, Duration window) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*/\\s*(\\d{0,4}[sSmMhH])");

    /** @param text such as {@code 100/10s}, {@code 60/m} or {@code 1000/1h}; empty for anything else */
    public static Optional<Rate> parse(String text) {
        Matcher found = TEXT.matcher(text.strip());
        if (!found.matches()) {
            return Optional.empty();
        }
        String span = found.group(2).toUpperCase(Locale.ROOT);
        try {
            Duration window = Duration.parse("PT" + (span.length() == 1 ? "1" + span : span));
            long quota = Long.parseLong(found.group(1));
            return quota > 0 && !window.isZero() ? Optional.of(new Rate(quota, window)) : Optional.empty();
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** What one of so many gives out by itself; at least one. */
    public Rate shareOf(int nodes) {
        return new Rate(Math.max(1, quota / nodes), window);
    }

    public BucketConfiguration configuration() {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(quota, window))
                .build();
    }
}
