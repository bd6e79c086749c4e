package io.plenary.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What three instances of the program do against one, on a node of their own behind a gateway. Sessions are answered from memory,
 * so the database is not what limits it; the processors of the machine may be, which both share with their gateways.
 */
final class Growth {

    static final String NAME = "three instances against one";

    /** What stands beside them: two gateways, and who sends. */
    private static final int PROCESSORS_OF_OTHERS = 2;

    private static final double SHARE = 0.6;
    private static final int INSTANCES = 3;

    private final Path folder;

    /** @param folder of its own */
    Growth(Path folder) {
        this.folder = folder;
    }

    String measured(Options options) throws IOException {
        try (Split three = split("program=" + INSTANCES, options);
                Split one = split("program", options);
                Load load = Load.start(three.java())) {
            return new Comparison(NAME, three.sessions(options), one.sessions(options), target())
                    .run(load, options.rounds());
        }
    }

    private Split split(String program, Options options) throws IOException {
        return Split.start(Files.createTempDirectory(folder, "split"), program, options);
    }

    /** Three may do more only where there are processors for them; where there are none they must not do less. */
    private static double target() {
        int free = Runtime.getRuntime().availableProcessors() - PROCESSORS_OF_OTHERS;
        return Math.max(0.9, SHARE * Math.min(INSTANCES, free));
    }
}
