package io.plenary.services.analytics;

import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A span of time that is counted in whole hours or days of UTC.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Span(Instant from, Instant to) {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration LONGEST_BY_HOUR = Duration.ofDays(31);
    private static final int MOST_MONTHS = 36;
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if it is none or longer than 400 days */
    static Span of(Instant from, Instant to) {
        List<FieldError> errors = new ArrayList<>();
        addError(errors, "query/from", from);
        addError(errors, "query/to", to);
        if (errors.isEmpty() && !from.isBefore(to)) {
            errors.add(new FieldError("query/to", "must be later than from"));
        } else if (errors.isEmpty() && Duration.between(from, to).compareTo(LONGEST) > 0) {
            errors.add(new FieldError("query/to", "must be at most 400 days later than from"));
        }
        if (!errors.isEmpty()) {
            throw Refusal.INVALID.because("This span of time cannot be counted.", errors);
        }
        return new Span(from, to);
    }

    private static void addError(List<FieldError> errors, String pointer, Instant time) {
        if (time == null || time.isBefore(EARLIEST) || time.isAfter(LATEST)) {
            errors.add(new FieldError(pointer, "must be a time from 2000 to 2199"));
        }
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID unless it is {@code YYYY-MM} */
    static YearMonth month(String text) {
        if (text == null || !MONTH.matcher(text).matches()) {
            throw Refusal.INVALID.because(
                    "This is no month.", List.of(new FieldError("query/month", "must be YYYY-MM")));
        }
        return YearMonth.parse(text);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID unless it is from 1 to 36 */
    static YearMonth firstOf(int months, YearMonth last) {
        if (months < 1 || months > MOST_MONTHS) {
            throw Refusal.INVALID.because(
                    "These are no months.",
                    List.of(new FieldError("query/months", "must be from 1 to " + MOST_MONTHS)));
        }
        return last.minusMonths(months - 1L);
    }

    Span wholeHours() {
        return whole(ChronoUnit.HOURS);
    }

    Span wholeDays() {
        return whole(ChronoUnit.DAYS);
    }

    /** Rounded outward, so that what the caller asked for is in it. */
    private Span whole(ChronoUnit unit) {
        Instant end = to.truncatedTo(unit);
        return new Span(from.truncatedTo(unit), end.equals(to) ? to : end.plus(1, unit));
    }

    /** Longer spans are told by day only. */
    boolean isToldByHour() {
        return Duration.between(from, to).compareTo(LONGEST_BY_HOUR) <= 0;
    }
}
