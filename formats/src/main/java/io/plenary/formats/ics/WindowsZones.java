package io.plenary.formats.ics;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** What IANA calls the zones of Windows, as CLDR has them: calendars of Exchange and Outlook know no other names. */
final class WindowsZones {

    private static final String SEPARATOR = " = ";
    private static final Map<String, String> NAMES = read("windows-zones.txt");

    private WindowsZones() {}

    private static Map<String, String> read(String resource) {
        var file = new InputStreamReader(WindowsZones.class.getResourceAsStream(resource), StandardCharsets.UTF_8);
        try (BufferedReader lines = new BufferedReader(file)) {
            return lines.lines()
                    .filter(line -> !line.startsWith("#") && line.contains(SEPARATOR))
                    .map(line -> line.split(SEPARATOR, 2))
                    .collect(Collectors.toUnmodifiableMap(names -> names[0], names -> names[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The name itself where it is none of Windows. */
    static String toIana(String name) {
        return NAMES.getOrDefault(name, name);
    }
}
