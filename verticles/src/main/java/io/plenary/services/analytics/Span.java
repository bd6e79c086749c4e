package io.plenary.services.analytics;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.runtime.Faults;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A span of time that is counted in whole hours or days of UTC.
 *
 * @param from inclusive
 * @param to exclusive
 */
record Span(Instant from, Instant to) {

    private static final String FROM = "query/from";
    private static final String TO = "query/to";
    private static final Map<String, Integer> YEARS = Map.of("first", 2000, "last", 2199);
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
    private static final Duration LONGEST = Duration.ofDays(400);
    private static final Duration LONGEST_BY_HOUR = Duration.ofDays(31);
    private static final int MOST_MONTHS = 36;
    private static final Pattern MONTH = Pattern.compile("[0-9]{4}-(0[1-9]|1[0-2])");

    /** @throws io.vertx.serviceproxy.ServiceException INVALID if it is none or longer than 400 days */
    static Span of(Instant from, Instant to) {
        Faults faults = new Faults();
        boolean possible = isPossible(from) && isPossible(to);
        faults.check(isPossible(from), FROM, Fault.YEARS, YEARS).check(isPossible(to), TO, Fault.YEARS, YEARS);
        faults.check(!possible || from.isBefore(to), TO, Fault.BEFORE_OTHER, Map.of("other", "from"))
                .check(
                        !possible || Duration.between(from, to).compareTo(LONGEST) <= 0,
                        TO,
                        Fault.TOO_LONG_SPAN,
                        Map.of("days", LONGEST.toDays(), "other", "from"))
                .refuseIfAny("This span of time cannot be counted.");
        return new Span(from, to);
    }

    private static boolean isPossible(Instant time) {
        return time != null && !time.isBefore(EARLIEST) && !time.isAfter(LATEST);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID unless it is {@code YYYY-MM} */
    static YearMonth month(String text) {
        if (text == null || !MONTH.matcher(text).matches()) {
            throw Refusal.INVALID.because(
                    "This is no month.", List.of(Fault.FORMAT.at("query/month", Map.of("format", "YYYY-MM"))));
        }
        return YearMonth.parse(text);
    }

    /** @throws io.vertx.serviceproxy.ServiceException INVALID unless it is from 1 to 36 */
    static YearMonth firstOf(int months, YearMonth last) {
        if (months < 1 || months > MOST_MONTHS) {
            throw Refusal.INVALID.because(
                    "These are no months.",
                    List.of(Fault.RANGE.at("query/months", Map.of("least", 1, "most", MOST_MONTHS))));
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
