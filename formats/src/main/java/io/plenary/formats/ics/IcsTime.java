package io.plenary.formats.ics;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.zone.ZoneRules;

/**
 * A date or a time of iCalendar, as the clocks of its place show it.
 *
 * @param wholeDay whether it is a date only
 * @param rules of the clocks; null where the time floats, and for dates
 */
record IcsTime(LocalDateTime local, boolean wholeDay, ZoneRules rules) {

    /** When it is; a time that the clocks skip or show twice is told by the clocks before the change (RFC 5545, 3.3.5). */
    Instant instant() {
        return local.toInstant(rules.getOffset(local));
    }

    /** ISO 8601: a date, a moment, or a local time where it floats. */
    String text() {
        if (wholeDay) {
            return local.toLocalDate().toString();
        }
        return rules == null ? local.toString() : instant().toString();
    }

    IcsTime at(LocalDateTime other) {
        return new IcsTime(other, wholeDay, rules);
    }

    /** The same by these clocks if it floats. */
    IcsTime orIn(ZoneRules place) {
        return rules == null ? new IcsTime(local, wholeDay, place) : this;
    }
}
