package io.plenary.formats.reading;

import io.plenary.formats.document.ConferenceInfo;
import io.plenary.formats.document.ProgramDay;
import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Objects;

/** Resolves when an event takes place. Its date with offset wins over its local start, its own date over its day's. */
public final class EntryTimes {

    /** Where the file names none: nothing that starts before four belongs to the new day. */
    public static final LocalTime DAY_CHANGE = LocalTime.of(4, 0);

    private static final Duration HALF_A_DAY = Duration.ofHours(12);

    private final ConferenceInfo conference;
    private final ZoneId zone;
    private final ZoneId conferenceZone;
    private final boolean daysFirst;
    private final Findings findings;

    /**
     * @param zone of local times
     * @param conferenceZone of the program days
     * @param daysFirst whether durations of three parts begin with days
     */
    EntryTimes(ConferenceInfo conference, ZoneId zone, ZoneId conferenceZone, boolean daysFirst, Findings findings) {
        this.conference = conference;
        this.zone = zone;
        this.conferenceZone = conferenceZone;
        this.daysFirst = daysFirst;
        this.findings = findings;
    }

    /** Null, and a finding, when the event gives no start that can be read. */
    Instant start(RawEvent raw, ProgramDay day, int index) {
        TemporalAccessor date = Times.moment(raw.get("date"));
        Integer start = Times.timeOfDay(raw.get("start"));
        if (date == null && raw.get("date") != null) {
            findings.add(FindingCode.BAD_EVENT_DATE, raw.line, index);
        }
        if (date instanceof OffsetDateTime precise) {
            compare(precise, start, raw, index);
            return precise.toInstant();
        }
        if (date instanceof LocalDateTime local) {
            return resolve(local, raw, index);
        }
        if (start == null) {
            return startOfDateTime(raw, index);
        }
        if (date == null && raw.get("date") == null) {
            findings.count(FindingCode.MISSING_DATE, raw.line);
        }
        LocalDate base = date == null ? dateOf(day, start) : LocalDate.from(date);
        return base == null ? missing(raw, index) : resolve(base.atStartOfDay().plusMinutes(start), raw, index);
    }

    /** Some dialects write the whole moment into start. */
    private Instant startOfDateTime(RawEvent raw, int index) {
        TemporalAccessor start = Times.moment(raw.get("start"));
        if (start instanceof OffsetDateTime precise) {
            return precise.toInstant();
        }
        return start instanceof LocalDateTime local ? resolve(local, raw, index) : missing(raw, index);
    }

    private Instant missing(RawEvent raw, int index) {
        findings.add(FindingCode.BAD_START, raw.line, index);
        return null;
    }

    private void compare(OffsetDateTime date, Integer start, RawEvent raw, int index) {
        int minutes = date.getHour() * 60 + date.getMinute();
        if (start != null && start % (24 * 60) != minutes && !isConferenceTime(date, start)) {
            findings.add(
                    FindingCode.START_DIFFERS,
                    Map.of("date", date.toString(), "start", raw.get("start")),
                    raw.line,
                    index);
        }
        boolean local =
                !date.getOffset().equals(ZoneOffset.UTC) || !raw.get("date").endsWith("Z");
        if (local && !zone.getRules().getOffset(date.toInstant()).equals(date.getOffset())) {
            findings.count(FindingCode.ZONE_DIFFERS, Map.of("zone", zone), raw.line);
        }
    }

    private boolean isConferenceTime(OffsetDateTime date, int start) {
        var local = date.atZoneSameInstant(zone);
        return start % (24 * 60) == local.getHour() * 60 + local.getMinute();
    }

    /** The date on which an event starts that stands in this day and gives a local time only. */
    private LocalDate dateOf(ProgramDay day, int start) {
        if (day == null || day.date() == null) {
            return null;
        }
        boolean nextDay = start < dayChange(day).toSecondOfDay() / 60;
        return nextDay ? day.date().plusDays(1) : day.date();
    }

    private LocalTime dayChange(ProgramDay day) {
        if (conference.dayChange() != null) {
            return conference.dayChange();
        }
        boolean pastMidnight = day.end() != null
                && day.end().atZone(zone).toLocalDate().equals(day.date().plusDays(1));
        return pastMidnight ? day.end().atZone(zone).toLocalTime() : LocalTime.MIDNIGHT;
    }

    private Instant resolve(LocalDateTime local, RawEvent raw, int index) {
        if (zone.getRules().getValidOffsets(local).size() != 1) {
            findings.add(FindingCode.DOUBTFUL_LOCAL_TIME, Map.of("time", local, "zone", zone), raw.line, index);
        }
        return local.atZone(zone).toInstant();
    }

    /** The day an event stands in, unless it is at another time; null when nothing is known of either. */
    LocalDate programDay(RawEvent raw, ProgramDay day, Instant start, int index) {
        boolean declared = day != null && day.date() != null;
        if (start == null || declared && !isElsewhere(day, start)) {
            return declared ? day.date() : null;
        }
        LocalDate own = programDay(raw, start);
        if (declared) {
            String title = Objects.requireNonNullElse(raw.get("title"), "line " + raw.line);
            findings.add(
                    FindingCode.ANOTHER_DAY, Map.of("title", title, "date", own, "day", day.date()), raw.line, index);
        }
        return own;
    }

    /** Whether an event begins half a day or more before its day or after it: the longest night ends earlier. */
    private boolean isElsewhere(ProgramDay day, Instant start) {
        Instant begin = day.date().atStartOfDay(conferenceZone).toInstant();
        Instant usual =
                day.date().plusDays(1).atTime(DAY_CHANGE).atZone(conferenceZone).toInstant();
        Instant end = day.end() == null || !day.end().isAfter(begin) ? usual : day.end();
        return !start.isBefore(end.plus(HALF_A_DAY)) && !start.isBefore(usual)
                || !start.isAfter(begin.minus(HALF_A_DAY));
    }

    /** The day of an event that stands in none. */
    private LocalDate programDay(RawEvent raw, Instant start) {
        boolean dates = raw.fields.get("whole_days") != null;
        LocalDateTime local = start.atZone(dates ? zone : conferenceZone).toLocalDateTime();
        LocalTime change = Objects.requireNonNullElse(conference.dayChange(), DAY_CHANGE);
        boolean early = !dates && local.toLocalTime().isBefore(change);
        return early ? local.toLocalDate().minusDays(1) : local.toLocalDate();
    }

    /** In minutes; zero, and a finding, when it cannot be read. */
    int duration(RawEvent raw, Instant start, int index) {
        Length written = Length.read(raw.get("duration"), daysFirst);
        if (written != null) {
            reportDoubt(written, raw, index);
            return written.minutes();
        }
        Instant end = instant(raw.get("end"));
        if (raw.get("duration") == null && start != null && end != null && !end.isBefore(start)) {
            long minutes = Duration.between(start, end).toMinutes();
            if (minutes <= Length.LONGEST_MINUTES) {
                return (int) minutes;
            }
        }
        if (raw.fields.get("uid") == null || raw.get("duration") != null || raw.get("end") != null) {
            findings.add(FindingCode.BAD_DURATION, raw.line, index);
        }
        return 0;
    }

    private void reportDoubt(Length length, RawEvent raw, int index) {
        if (length.doubtful()) {
            Map<String, ?> values = Map.of("duration", raw.get("duration"), "minutes", length.minutes());
            findings.add(FindingCode.DOUBTFUL_DURATION, values, raw.line, index);
        }
    }

    Instant instant(String text) {
        TemporalAccessor moment = Times.moment(text);
        if (moment instanceof OffsetDateTime precise) {
            return precise.toInstant();
        }
        return moment instanceof LocalDateTime local ? local.atZone(zone).toInstant() : null;
    }
}
