package io.plenary.formats.ics;

import io.plenary.formats.findings.FindingCode;
import io.plenary.formats.findings.Findings;
import io.plenary.formats.text.PlainText;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.zone.ZoneRules;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Reads the dates and times of a calendar by the clocks that their lines name. */
final class IcsTimes {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("uuuuMMdd");
    private static final DateTimeFormatter DATE_TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss");
    private static final ZoneRules UTC = ZoneOffset.UTC.getRules();

    private final IcsZones zones;
    private final ZoneRules calendarZone;
    private final Findings findings;
    private boolean floating;

    /** @param calendarZone the name the file gives to the zone of its floating times, null when it gives none */
    IcsTimes(IcsZones zones, String calendarZone, Findings findings) {
        this.zones = zones;
        this.calendarZone = calendarZone == null ? null : zones.rules(calendarZone);
        this.findings = findings;
    }

    /** Null for what cannot be read. */
    IcsTime read(ContentLine line) {
        return read(line, line.value().strip());
    }

    /** What can be read of a list. */
    List<IcsTime> readAll(ContentLine line) {
        return Arrays.stream(line.value().split(","))
                // Of a period only its start: it lasts as long as all others.
                .map(value -> read(line, value.strip().split("/", 2)[0]))
                .filter(Objects::nonNull)
                .toList();
    }

    private IcsTime read(ContentLine line, String value) {
        try {
            if (value.length() == 8) {
                return new IcsTime(LocalDate.parse(value, DATE).atStartOfDay(), true, null);
            }
            boolean utc = value.endsWith("Z");
            LocalDateTime local = LocalDateTime.parse(utc ? value.substring(0, value.length() - 1) : value, DATE_TIME);
            return new IcsTime(local, false, utc ? UTC : rules(line));
        } catch (DateTimeException e) {
            return null;
        }
    }

    private ZoneRules rules(ContentLine line) {
        String id = line.parameters().get("TZID");
        ZoneRules rules = id == null ? calendarZone : zones.rules(id);
        floating |= id == null || rules == null;
        if (id != null && rules == null) {
            findings.count(FindingCode.UNKNOWN_ZONE, Map.of("zone", PlainText.line(id)), line.line());
        }
        return rules;
    }

    /** Whether some time depended on what the file or the conference calls its zone. */
    boolean sawFloating() {
        return floating;
    }
}
