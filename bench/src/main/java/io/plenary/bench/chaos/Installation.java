package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.plenary.bench.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Three nodes that run everything, and one PostgreSQL. That is the embedded server of another Plenary, which has nothing to do with
 * them, so that each of the three can end.
 */
final class Installation implements AutoCloseable {

    private static final int NODES = 3;
    private static final long AGAIN_MILLIS = 120_000;

    private final Platform keeper;
    private final List<Platform> nodes;

    private Installation(Platform keeper, List<Platform> nodes) {
        this.keeper = keeper;
        this.nodes = nodes;
    }

    static Installation start(Path folder, Path home) throws IOException {
        Platform keeper = new Platform(Files.createDirectory(folder.resolve("database")))
                .with("PLENARY_DATABASE_PREFIX", "keeper")
                .with("PLENARY_SERVICES", "events")
                .with("PLENARY_DEMO", "false")
                .install(home);
        Installation installation = new Installation(keeper, new ArrayList<>());
        List<String> ports = Stream.generate(Platform::freePort)
                .limit(NODES)
                .map(port -> Integer.toString(port))
                .toList();
        for (String port : ports) {
            installation.nodes.add(node(folder, port, ports, keeper).install(home));
        }
        return installation;
    }

    private static Platform node(Path folder, String port, List<String> ports, Platform keeper) throws IOException {
        return new Platform(Files.createDirectory(folder.resolve("node-" + port)))
                .with("PLENARY_CLUSTER_NAME", "chaos-" + ports.get(0))
                .with("PLENARY_CLUSTER_HOST", "127.0.0.1")
                .with("PLENARY_CLUSTER_PORT", port)
                .with(
                        "PLENARY_CLUSTER_MEMBERS",
                        ports.stream().map(other -> "127.0.0.1:" + other).collect(Collectors.joining(",")))
                .with("PLENARY_DATABASE_URI", keeper.databaseUri("postgres"))
                .with("PLENARY_DEMO", "false")
                .with("PLENARY_LIMITS_ENABLED", "false");
    }

    List<Platform> nodes() {
        return nodes;
    }

    /** Ends the server at once, as an administrator in a hurry does; the Plenary it belongs to starts it again. */
    void stopDatabase() throws IOException {
        run("kill", "-INT", Long.toString(keeper.databaseProcess()));
    }

    /** Ends it as the power does. */
    void killDatabase() throws IOException {
        run("kill", "-KILL", Long.toString(keeper.databaseProcess()));
    }

    private static void run(String... command) throws IOException {
        try {
            new ProcessBuilder(command).start().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** @return seconds until every node said that it can serve */
    double awaitReady() {
        long begin = System.nanoTime();
        while (!nodes.stream().allMatch(Platform::isReady)) {
            if (Timing.secondsSince(begin) * 1_000 > AGAIN_MILLIS) {
                throw new IllegalStateException("Not all nodes are ready again");
            }
            Timing.pause(100);
        }
        return Timing.secondsSince(begin);
    }

    @Override
    public void close() {
        nodes.forEach(Platform::close);
        keeper.close();
    }
}
