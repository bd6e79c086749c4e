package io.plenary.processes;

import io.plenary.testing.FreePort;
import io.plenary.testing.TestHttp;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestWatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A node of Plenary in a process of its own, started from the classes under test as {@code bin/plenary} starts the jar. */
final class NodeProcess implements AutoCloseable {

    static final String ADMIN = "admin@example.org";
    static final String PASSWORD = "a long enough password";

    private static final Logger LOG = LoggerFactory.getLogger(NodeProcess.class);
    private static final Duration LONGEST_START = Duration.ofMinutes(3);
    private static final Duration FIRST_ANSWER = Duration.ofMinutes(1);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(30);
    private static final List<String> OPTIONS = List.of(
            "-Xms64m",
            "-Xmx384m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            // All classes fit: full collections of garbage at the start would only look for some to unload.
            "-XX:MetaspaceSize=160m",
            "-Djava.util.concurrent.ForkJoinPool.common.parallelism=4",
            "--add-exports=java.base/jdk.internal.ref=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED",
            "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
            "--add-opens=java.management/sun.management=ALL-UNNAMED",
            "--add-opens=jdk.management/com.sun.management.internal=ALL-UNNAMED");

    /** A line with its time, and the stack trace below it. */
    private static final Pattern TROUBLE =
            Pattern.compile("^\\S+ (?:WARN|ERROR) .*(?:\\R(?!\\d{4}-).*){0,40}", Pattern.MULTILINE);

    private final Process process;
    private final Path folder;
    private final Path log;
    private final int httpPort = FreePort.next();
    private final int managementPort = FreePort.next();
    private final TestHttp http = new TestHttp("http://127.0.0.1:" + httpPort);
    private final TestHttp management = new TestHttp("http://127.0.0.1:" + managementPort);
    private int logged;

    private NodeProcess(
            String classes, String option, Path folder, Map<String, String> environment, List<String> arguments) {
        this.folder = folder;
        this.log = folder.resolve("node-" + managementPort + ".log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(OPTIONS);
        command.add(option);
        command.addAll(List.of("-Dplenary.home=" + folder, "io.plenary.Main", "--no-demo"));
        command.addAll(List.of("--port=" + httpPort, "--management-port=" + managementPort));
        command.addAll(arguments);
        this.process = start(command, classes, folder, environment);
    }

    private static NodeProcess of(Path folder, Map<String, String> environment, String... arguments) {
        NodeClasses classes = NodeClasses.get();
        return new NodeProcess(
                classes.path(), "-XX:SharedArchiveFile=" + classes.archive(), folder, environment, List.of(arguments));
    }

    /** Starts a node and waits until it is ready. */
    static NodeProcess start(Path folder, Map<String, String> environment, String... arguments) {
        return of(folder, environment, arguments).awaitReady();
    }

    /** Starts a node which archives its classes when it is stopped. */
    static NodeProcess archiving(NodeClasses classes, Path folder, Map<String, String> environment) {
        return new NodeProcess(
                        classes.path(), "-XX:ArchiveClassesAtExit=" + classes.archive(), folder, environment, List.of())
                .awaitReady();
    }

    private NodeProcess awaitReady() {
        Awaitility.await()
                .atMost(LONGEST_START)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !isAlive() || isReady());
        if (!isAlive()) {
            throw new IllegalStateException("The node did not start:\n" + log());
        }
        return this;
    }

    /** Starts a node that is to end by itself, and waits until it has. */
    static NodeProcess failToStart(Path folder, Map<String, String> environment, String... arguments) {
        NodeProcess node = of(folder, environment, arguments);
        Awaitility.await().atMost(LONGEST_START).until(() -> !node.process.isAlive());
        return node;
    }

    private Process start(List<String> command, String classes, Path folder, Map<String, String> environment) {
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("PLENARY_"));
        builder.environment().put("CLASSPATH", classes);
        builder.environment().put("PLENARY_ADMIN_EMAIL", ADMIN);
        builder.environment().put("PLENARY_ADMIN_PASSWORD", PASSWORD);
        // What is tried here is tried as fast as it goes.
        builder.environment().put("PLENARY_LIMITS_ENABLED", "false");
        builder.environment().putAll(environment);
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean isReady() {
        try {
            return management.anonymous().get("/health/ready").status() == 200;
        } catch (UncheckedIOException notListening) {
            return false;
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    int httpPort() {
        return httpPort;
    }

    TestHttp http() {
        return http;
    }

    /** The administrator. The first sign-in of a cold process may take longer than a request may on a machine that is busy. */
    User signIn() {
        return signIn(ADMIN);
    }

    /** Anybody who has the usual password. */
    User signIn(String email) {
        return Awaitility.await()
                .atMost(FIRST_ANSWER)
                .ignoreExceptionsInstanceOf(AssertionError.class)
                .until(() -> http.signIn(email, PASSWORD), Objects::nonNull);
    }

    /** What the node says about itself, ready or not. */
    JsonObject readiness() {
        return new JsonObject(management.anonymous().get("/health/ready").text());
    }

    String metrics() {
        return management.anonymous().get("/metrics").text();
    }

    /** The value of a figure without labels. */
    double figure(String name) {
        return metrics()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToDouble(line -> Double.parseDouble(line.substring(name.length())))
                .sum();
    }

    int managementPort() {
        return managementPort;
    }

    ProcessHandle handle() {
        return process.toHandle();
    }

    void pause() {
        Signals.stop(process.pid());
    }

    void goOn() {
        Signals.goOn(process.pid());
    }

    /** How many messages from other nodes this one has worked on. */
    long answered() {
        return metrics()
                .lines()
                .filter(line -> line.startsWith("vertx_eventbus_processed_total") && line.contains("remote"))
                .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    String log() {
        return read(log);
    }

    private static String read(Path log) {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Prints what the nodes of a folder logged as warnings and errors, where a test fails: their folder goes with the test. */
    static TestWatcher tellingTroubles(Supplier<Path> folder) {
        return new TestWatcher() {
            @Override
            public void testFailed(ExtensionContext test, Throwable cause) {
                try (Stream<Path> files = Files.list(folder.get())) {
                    files.filter(file -> file.toString().endsWith(".log"))
                            .flatMap(log -> TROUBLE.matcher(read(log)).results())
                            .map(MatchResult::group)
                            .sorted()
                            .forEach(LOG::warn);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        };
    }

    /** What it has logged since it was asked to stop. */
    String farewell() {
        return log().substring(logged);
    }

    /** Asks the node to stop, as an operator would. */
    void terminate() {
        logged = log().length();
        process.destroy();
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly();
    }

    int exitCode() {
        return awaitEnd(LONGEST_STOP);
    }

    int awaitEnd(Duration longest) {
        try {
            if (!process.waitFor(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IllegalStateException("The node does not stop:\n" + log());
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code kill -9}, and waits for its end. An embedded database goes on, for the next node. */
    void crash() {
        kill();
        exitCode();
    }

    /** Nothing of it goes on, lest anything writes into a folder that is deleted. */
    @Override
    public void close() {
        crash();
        DatabaseProcesses.find(folder.resolve("data")).ifPresent(DatabaseProcesses::kill);
    }
}
