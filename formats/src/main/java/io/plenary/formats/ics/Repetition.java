package io.plenary.formats.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.dmfs.rfc5545.DateTime;
import org.dmfs.rfc5545.recur.Freq;
import org.dmfs.rfc5545.recur.InvalidRecurrenceRuleException;
import org.dmfs.rfc5545.recur.RecurrenceRule;
import org.dmfs.rfc5545.recur.RecurrenceRule.Part;
import org.dmfs.rfc5545.recur.RecurrenceRule.RfcMode;
import org.dmfs.rfc5545.recur.RecurrenceRuleIterator;

/** When something happens again by one rule (RFC 5545, 3.3.10), in local time, one after the other. */
final class Repetition {

    /** What is that frequent is no program, and would keep a processor busy. */
    private static final Set<Freq> TOO_OFTEN = EnumSet.of(Freq.MINUTELY, Freq.SECONDLY);

    /** Times of one day that a rule may list; all of a period are made at once. */
    private static final int MOST_TIMES = 48;

    private static final int MOST_RULES = 10;

    /** What is that rare happens once, and who goes on by billions of days never comes back. */
    private static final int LONGEST_INTERVAL = 1_000;

    private static final Map<Freq, ChronoUnit> PERIODS = Map.of(
            Freq.YEARLY,
            ChronoUnit.YEARS,
            Freq.MONTHLY,
            ChronoUnit.MONTHS,
            Freq.WEEKLY,
            ChronoUnit.WEEKS,
            Freq.DAILY,
            ChronoUnit.DAYS,
            Freq.HOURLY,
            ChronoUnit.HOURS);
    private static final Map<Freq, Integer> DAYS = Map.of(Freq.YEARLY, 366, Freq.MONTHLY, 31, Freq.WEEKLY, 7);

    /** So many periods are passed over for the price of one time that is made. */
    private static final int PASSED = 10;

    private final RecurrenceRule rule;
    private final LocalDateTime start;
    private final Predicate<LocalDateTime> over;
    /** Null before the first is wanted: the times of a whole period are made for it. */
    private RecurrenceRuleIterator times;

    /**
     * @param start not floating
     * @throws IllegalArgumentException when the rule cannot be read, is too frequent or too rare, or is of another calendar
     *     (RFC 7529)
     */
    Repetition(String text, IcsTime start) {
        try {
            this.start = start.local();
            rule = new RecurrenceRule(text.strip(), RfcMode.RFC5545_LAX);
            check(rule);
            over = over(rule.getUntil(), start);
            if (rule.getUntil() != null) {
                // Compared here: it may be in UTC or a date where the start is neither.
                rule.setUntil(null);
            }
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /**
     * The rules of an event or of a time zone's observance.
     *
     * @throws IllegalArgumentException where one cannot be read, or they are more than a few: the standard advises one
     */
    static List<Repetition> all(List<ContentLine> lines, IcsTime start) {
        List<ContentLine> rules =
                lines.stream().filter(line -> line.name().equals("RRULE")).toList();
        if (rules.size() > MOST_RULES) {
            throw new IllegalArgumentException("too many");
        }
        return rules.stream().map(line -> new Repetition(line.value(), start)).toList();
    }

    private static void check(RecurrenceRule rule) {
        if (TOO_OFTEN.contains(rule.getFreq()) || timesOfDay(rule) > MOST_TIMES) {
            throw new IllegalArgumentException("too frequent");
        }
        if (rule.getInterval() > LONGEST_INTERVAL) {
            throw new IllegalArgumentException("too rare");
        }
        if (rule.hasPart(Part.RSCALE) || rule.hasPart(Part.SKIP)) {
            throw new IllegalArgumentException("of another calendar");
        }
    }

    private static int timesOfDay(RecurrenceRule rule) {
        return size(rule, Part.BYHOUR) * size(rule, Part.BYMINUTE) * size(rule, Part.BYSECOND);
    }

    private static int size(RecurrenceRule rule, Part part) {
        List<Integer> values = rule.getByPart(part);
        return values == null ? 1 : values.size();
    }

    private static Predicate<LocalDateTime> over(DateTime until, IcsTime start) {
        if (until == null) {
            return time -> false;
        }
        if (until.isAllDay()) {
            return time -> time.toLocalDate().isAfter(local(until).toLocalDate());
        }
        if (until.isFloating()) {
            return time -> time.isAfter(local(until));
        }
        Instant last = Instant.ofEpochMilli(until.getTimestamp());
        return time -> start.at(time).instant().isAfter(last);
    }

    /** How many times have to be made, at most, to come from one to the next. */
    long work(LocalDateTime from, LocalDateTime to) {
        return 1 + periods(from, to) * weight();
    }

    /** The same to pass what lies before, which nobody wants to know. */
    long workBefore(LocalDateTime time) {
        long passed = periods(start, time);
        return 2 * weight() + (rule.getCount() == null ? passed / PASSED : passed * weight());
    }

    /** How many times are made at once, at most: all of a period, of which the rule then picks some. */
    private long weight() {
        boolean byDay = Stream.of(Part.BYDAY, Part.BYMONTHDAY, Part.BYYEARDAY, Part.BYWEEKNO)
                .anyMatch(rule::hasPart);
        int days = byDay ? days() : size(rule, Part.BYMONTH);
        return (long) days * timesOfDay(rule);
    }

    private int days() {
        boolean ofMonths = rule.getFreq() == Freq.YEARLY && rule.hasPart(Part.BYMONTH);
        return ofMonths ? size(rule, Part.BYMONTH) * DAYS.get(Freq.MONTHLY) : DAYS.getOrDefault(rule.getFreq(), 1);
    }

    private long periods(LocalDateTime from, LocalDateTime to) {
        return Math.max(0, PERIODS.get(rule.getFreq()).between(from, to)) / rule.getInterval();
    }

    /** Goes on from there. */
    void pass(LocalDateTime time) {
        if (time.isAfter(start)) {
            tried(() -> {
                times().fastForward(dateTime(time));
                return null;
            });
        }
    }

    /** Null when it does not happen again. */
    LocalDateTime next() {
        LocalDateTime next = tried(() -> times().hasNext() ? local(times().nextDateTime()) : null);
        return next == null || over.test(next) ? null : next;
    }

    private RecurrenceRuleIterator times() {
        if (times == null) {
            times = rule.iterator(dateTime(start));
        }
        return times;
    }

    /** A rule that comes to nothing again and again is given up there, in words of its own, as is one that nobody thought of. */
    private static LocalDateTime tried(Supplier<LocalDateTime> work) {
        try {
            return work.get();
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static DateTime dateTime(LocalDateTime time) {
        return new DateTime(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
    }

    private static LocalDateTime local(DateTime time) {
        return LocalDateTime.of(
                time.getYear(),
                time.getMonth() + 1,
                time.getDayOfMonth(),
                time.getHours(),
                time.getMinutes(),
                time.getSeconds());
    }
}
