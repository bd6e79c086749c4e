package io.plenary.formats.ics;

import io.plenary.formats.reading.ReadingLimits;
import io.plenary.formats.reading.Times;
import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The time zones of a calendar: by its own rules, whatever it calls them, else by the names of IANA and of Windows. */
final class IcsZones {

    private final Map<String, List<ContentLine>> definitions = new HashMap<>();
    private final Map<String, Optional<ZoneRules>> known = new HashMap<>();
    private final Effort effort = new Effort(ReadingLimits.CLOCK_CHANGES);

    /** @param definition the lines of a VTIMEZONE */
    void add(List<ContentLine> definition) {
        if (definitions.size() < ReadingLimits.ZONES) {
            value(definition, "TZID").ifPresent(id -> definitions.putIfAbsent(id, definition));
        }
    }

    /** Null for a zone of which nothing is known. */
    ZoneRules rules(String id) {
        return known.computeIfAbsent(id.strip(), this::find).orElse(null);
    }

    private Optional<ZoneRules> find(String id) {
        List<ContentLine> definition = definitions.getOrDefault(id, List.of());
        return IcsZoneRules.of(definition, effort).or(() -> named(id)).or(() -> value(definition, "X-LIC-LOCATION")
                .flatMap(IcsZones::named));
    }

    private static Optional<ZoneRules> named(String id) {
        ZoneId zone = Times.zone(WindowsZones.toIana(id));
        // Some programs put their own path before the name: /citadel.org/20210210_1/Europe/Berlin
        for (int slash = id.indexOf('/'); zone == null && slash >= 0; slash = id.indexOf('/', slash + 1)) {
            zone = Times.zone(id.substring(slash + 1));
        }
        return Optional.ofNullable(zone).map(ZoneId::getRules);
    }

    private static Optional<String> value(List<ContentLine> lines, String name) {
        return lines.stream()
                .filter(line -> line.name().equals(name))
                .map(line -> line.text().strip())
                .findFirst();
    }
}
