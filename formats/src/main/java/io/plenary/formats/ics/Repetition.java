package io.plenary.formats.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
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

    private final RecurrenceRuleIterator times;
    private final Predicate<LocalDateTime> over;

    /**
     * @param start not floating
     * @throws IllegalArgumentException when the rule cannot be read or is too frequent
     */
    Repetition(String text, IcsTime start) {
        try {
            RecurrenceRule rule = new RecurrenceRule(text.strip(), RfcMode.RFC5545_LAX);
            check(rule);
            over = over(rule.getUntil(), start);
            if (rule.getUntil() != null) {
                // Compared here: it may be in UTC or a date where the start is neither.
                rule.setUntil(null);
            }
            times = rule.iterator(dateTime(start.local()));
        } catch (InvalidRecurrenceRuleException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static void check(RecurrenceRule rule) {
        int timesOfDay = size(rule, Part.BYHOUR) * size(rule, Part.BYMINUTE) * size(rule, Part.BYSECOND);
        if (TOO_OFTEN.contains(rule.getFreq()) || timesOfDay > MOST_TIMES) {
            throw new IllegalArgumentException("too frequent");
        }
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

    /** Null when it does not happen again. */
    LocalDateTime next() {
        LocalDateTime next = times.hasNext() ? local(times.nextDateTime()) : null;
        return next == null || over.test(next) ? null : next;
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
