package io.plenary.launch.backup;

import io.plenary.contracts.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What a backup says of itself.
 *
 * @param format of the file
 * @param program that made it
 * @param from when the first database was looked at, and {@code to} when the last one was
 */
record Manifest(
        int format, UUID id, String program, Scope scope, Instant from, Instant to, List<DatabaseContent> databases) {

    static final int FORMAT = 1;
    static final String ENTRY = "manifest.json";

    /**
     * What it has of a database.
     *
     * @param name of the service, or of the conference's entries
     * @param conference whose own database it is; null for a service's
     * @param owner by which it is known whether what is sealed can be opened elsewhere
     * @param migrations that had been made
     * @param sequences and the number each gave last
     * @param tables in an order in which they can be filled
     */
    record DatabaseContent(
            String name,
            Scope.Conference conference,
            String owner,
            List<String> migrations,
            Map<String, Long> sequences,
            List<TableContent> tables) {

        String entry(TableContent table) {
            return name + "/" + table.name() + ".copy";
        }
    }

    /** @param along whether its rows may be there already, and stay as they are then */
    record TableContent(String name, List<String> columns, boolean along, long rows, String sha256) {}

    static Manifest parse(String text) {
        return Json.read(text, Manifest.class);
    }

    long rows() {
        return databases.stream()
                .flatMap(database -> database.tables().stream())
                .mapToLong(TableContent::rows)
                .sum();
    }
}
