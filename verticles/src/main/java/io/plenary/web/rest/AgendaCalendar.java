package io.plenary.web.rest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * One calendar of what somebody picked from several that are exports of programs. The events are what they are there, letter by letter: a
 * program that knows both, or has imported one of them before, sees one event and the same sequence of changes.
 */
final class AgendaCalendar {

    /** Its name is the same in every language. What people pick, they expect to see soon; more often than hourly few programs ask. */
    private static final String HEAD = lines(
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Plenary//Agenda//EN",
            "CALSCALE:GREGORIAN",
            "X-WR-CALNAME:Plenary",
            "REFRESH-INTERVAL;VALUE=DURATION:PT1H",
            "X-PUBLISHED-TTL:PT1H");

    /** A calendar has at least one component (RFC 5545, 3.6). */
    private static final String NOTHING = lines(
            "BEGIN:VTIMEZONE",
            "TZID:Etc/UTC",
            "BEGIN:STANDARD",
            "DTSTART:19700101T000000",
            "TZOFFSETFROM:+0000",
            "TZOFFSETTO:+0000",
            "END:STANDARD",
            "END:VTIMEZONE");

    private static final String END = lines("END:VCALENDAR");

    /** Lines end with CRLF, and nothing that stands within one can begin another: it is escaped or follows a space. */
    private static final Pattern PART = Pattern.compile(
            "^BEGIN:(VEVENT|VTIMEZONE)\r\n(?:UID|TZID):([^\r]+)\r\n.*?^END:\\1\r\n",
            Pattern.MULTILINE | Pattern.DOTALL | Pattern.UNIX_LINES);

    private final Map<String, String> zones = new LinkedHashMap<>();
    private final StringBuilder events = new StringBuilder();

    private static String lines(String... lines) {
        return String.join("\r\n", lines) + "\r\n";
    }

    /**
     * Takes the events of these ids. The zone of calendars that share one is that of the first, whose rules go on: so the earlier calendar
     * is added before the later.
     */
    AgendaCalendar add(String calendar, Set<UUID> picked) {
        PART.matcher(calendar).results().forEach(part -> {
            if (part.group(1).equals("VTIMEZONE")) {
                zones.putIfAbsent(part.group(2), part.group());
            } else if (isPicked(part, picked)) {
                events.append(part.group());
            }
        });
        return this;
    }

    private static boolean isPicked(MatchResult event, Set<UUID> picked) {
        return picked.contains(UUID.fromString(event.group(2)));
    }

    String text() {
        return HEAD + (zones.isEmpty() ? NOTHING : String.join("", zones.values())) + events + END;
    }
}
