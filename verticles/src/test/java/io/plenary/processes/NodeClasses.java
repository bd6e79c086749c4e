package io.plenary.processes;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;

/**
 * What nodes load their classes from: jars, since the JVM archives only those, and an archive of the classes as they are after
 * loading. It takes a third off each start; one node is started and stopped to make it.
 */
record NodeClasses(String path, Path archive) {

    private static final Duration LONGEST_DUMP = Duration.ofMinutes(3);
    private static final NodeClasses ARCHIVED = archived();

    static NodeClasses get() {
        return ARCHIVED;
    }

    private static NodeClasses archived() {
        try {
            Path folder = Files.createDirectories(Path.of("target", "nodes").toAbsolutePath());
            NodeClasses classes = new NodeClasses(jars(folder), folder.resolve("classes.jsa"));
            Files.deleteIfExists(classes.archive);
            try (NodeProcess first = NodeProcess.archiving(classes, folder, alone())) {
                first.terminate();
                first.awaitEnd(LONGEST_DUMP);
            }
            return classes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, String> alone() {
        String name = "a" + UUID.randomUUID().toString().substring(0, 8);
        return Map.of(
                "PLENARY_DATABASE_URI",
                TestServer.uri(),
                "PLENARY_DATABASE_PREFIX",
                name,
                "PLENARY_CLUSTER_NAME",
                name,
                "PLENARY_CLUSTER_PORT",
                Integer.toString(FreePort.next()));
    }

    /** The class path of this JVM without the tests, whose configuration of the log would win. */
    private static String jars(Path folder) {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.endsWith("test-classes") && !entry.endsWith("-tests.jar"))
                .map(entry -> Files.isDirectory(Path.of(entry)) ? packed(Path.of(entry), folder) : entry)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String packed(Path classes, Path folder) {
        String module = classes.getParent().getParent().getFileName().toString();
        String jar = folder.resolve(module + ".jar").toString();
        int failed = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file=" + jar,
                        "-C",
                        classes.toString(),
                        ".");
        if (failed != 0) {
            throw new IllegalStateException("No " + jar);
        }
        return jar;
    }
}
