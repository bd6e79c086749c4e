package io.plenary.services.program.releases;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What a release takes over from one copy of a table to another: everything but keys, and what counts changes.
 *
 * @param columns in any order
 */
record ReleaseColumns(String table, List<String> columns) {

    static final ReleaseColumns ROOMS = of("rooms", "name, slug, description, capacity, position");
    static final ReleaseColumns TRACKS = of("tracks", "name, slug, color, position");
    static final ReleaseColumns SESSIONS = of(
            "sessions",
            "number, slug, title, subtitle, type, language, summary, description, track_id, day, start, duration_minutes,"
                    + " room_id, speakers, status, do_not_record, license, url, feedback_url, logo, links, attachments,"
                    + " extra, search, import_key, import_members, size");

    private static ReleaseColumns of(String table, String columns) {
        return new ReleaseColumns(table, Arrays.asList(columns.split(", ")));
    }

    /** Of which a row is, as differences call it. */
    String subject() {
        return table.substring(0, table.length() - 1).toUpperCase(Locale.ROOT);
    }

    String listed() {
        return String.join(", ", columns);
    }

    /** That each has the value that it has in a row called so. */
    String taken(String row) {
        return columns.stream()
                .map(column -> column + " = " + row + "." + column)
                .collect(Collectors.joining(", "));
    }
}
