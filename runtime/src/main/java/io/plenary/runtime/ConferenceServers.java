package io.plenary.runtime;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The servers that have databases of conferences.
 *
 * @param uris of those beside the main one, by name
 * @param chosen the name of the one that organizations get for which nobody has chosen, or {@link #FEWEST}
 */
public record ConferenceServers(Map<String, String> uris, String chosen) {

    /** The one of the program itself. */
    public static final String MAIN = "main";

    /** Whichever has the fewest conferences. */
    public static final String FEWEST = "fewest";

    public static final ConferenceServers MAIN_ALONE = new ConferenceServers(Map.of(), MAIN);

    /** All of them, the main one first. */
    public List<String> names() {
        return Stream.concat(Stream.of(MAIN), uris.keySet().stream().sorted()).toList();
    }

    /** Without the addresses, which have passwords in them. */
    @Override
    public String toString() {
        return "ConferenceServers" + names();
    }
}
