package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What to measure.
 *
 * @param file a schedule.xml; null for a made-up one
 * @param rounds of each comparison
 * @param seconds of each round and side
 * @param rate of other requests beside an import, per second
 * @param only what has one of these, with commas between them, in its name
 * @param conferences how many are added for what many of them cost
 * @param than the source of another release, whose events are counted for comparison; null for none
 */
record Options(Path file, int rounds, double seconds, int rate, String only, int conferences, Path than) {

    private static final String HELP =
            """
            bench/run [--file schedule.xml] [--rounds 7] [--seconds 4] [--rate 200] [--only words] [--conferences 200] [--than folder]
            Without a file a made-up program of %,d sessions is imported. The other
            release is a checkout of its source."""
                    .formatted(MadeUpProgram.SESSIONS);

    static Options parse(String... arguments) {
        Options options = new Options(null, 7, 4, 200, "", 200, null);
        for (int i = 0; i + 1 < arguments.length; i += 2) {
            options = options.with(arguments[i], arguments[i + 1]);
        }
        if (arguments.length % 2 == 1) {
            throw help();
        }
        return options;
    }

    private Options with(String name, String value) {
        return switch (name) {
            case "--file" ->
                new Options(Path.of(value).toAbsolutePath(), rounds, seconds, rate, only, conferences, than);
            case "--rounds" -> new Options(file, Integer.parseInt(value), seconds, rate, only, conferences, than);
            case "--seconds" -> new Options(file, rounds, Double.parseDouble(value), rate, only, conferences, than);
            case "--rate" -> new Options(file, rounds, seconds, Integer.parseInt(value), only, conferences, than);
            case "--only" -> new Options(file, rounds, seconds, rate, value, conferences, than);
            case "--conferences" -> new Options(file, rounds, seconds, rate, only, Integer.parseInt(value), than);
            case "--than" ->
                new Options(
                        file,
                        rounds,
                        seconds,
                        rate,
                        only,
                        conferences,
                        Path.of(value).toAbsolutePath());
            default -> throw help();
        };
    }

    private static RuntimeException help() {
        System.err.println(HELP);
        System.exit(2);
        return new IllegalStateException("Unreachable");
    }

    boolean wants(String name) {
        return words().anyMatch(name::contains);
    }

    boolean wantsNothingBut(Set<String> names) {
        return words().allMatch(names::contains);
    }

    private Stream<String> words() {
        return Stream.of(only.split(","));
    }

    Path home() {
        return Path.of(System.getProperty("plenary.home"));
    }

    /** Where the classes of this module are. */
    static String classes() {
        return List.of(System.getProperty("java.class.path").split(":")).get(0);
    }

    String program() throws IOException {
        return file == null ? MadeUpProgram.xml() : Files.readString(file);
    }
}
