package io.plenary.bench.chaos;

import io.plenary.bench.Platform;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Two servers of the PostgreSQL that is installed here, of which one follows the other: what is acknowledged is on both. Nodes know one
 * address, which leads to whichever serves.
 */
final class ReplicatedServer implements Server {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final int OLDEST = 15;
    private static final String PASSWORD = "only-for-breaking-1";
    private static final String HOST = "127.0.0.1";
    private static final String SETTINGS =
            """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 500
            """;

    private final Path folder;
    private final int primaryPort = Platform.freePort();
    private final int replicaPort = Platform.freePort();
    private final Forwarder address;

    ReplicatedServer(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Command.run("chmod", "711", folder.getParent().toString());
        Files.writeString(folder.resolve("password"), PASSWORD);
        if (isRoot()) {
            Command.run("chown", "-R", "postgres", folder.toString());
        }
        startPrimary();
        startReplica();
        address = new Forwarder(HOST, 0, SocketAddress.inetSocketAddress(primaryPort, HOST));
    }

    static Optional<String> whyNot() {
        return binaries().isPresent()
                ? Optional.empty()
                : Optional.of("no PostgreSQL from " + OLDEST + " on with pg_basebackup is installed in " + INSTALLED);
    }

    private static Optional<Path> binaries() {
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.filter(version -> version.getFileName().toString().matches("\\d+"))
                    .filter(version -> number(version) >= OLDEST)
                    .max(Comparator.comparingInt(ReplicatedServer::number))
                    .map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup")));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static int number(Path version) {
        return Integer.parseInt(version.getFileName().toString());
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private Path primary() {
        return folder.resolve("primary");
    }

    private Path replica() {
        return folder.resolve("replica");
    }

    private void startPrimary() throws IOException {
        run(
                "initdb",
                "-U",
                "postgres",
                "-A",
                "scram-sha-256",
                "-D",
                primary().toString(),
                "--pwfile",
                folder.resolve("password").toString());
        Files.writeString(primary().resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
        start(primary(), primaryPort);
    }

    /** From then on an answer waits until it is there, too. */
    private void startReplica() throws IOException {
        run(
                "pg_basebackup",
                "-d",
                uri(primaryPort),
                "-D",
                replica().toString(),
                "-R",
                "-X",
                "stream",
                "-C",
                "-S",
                "chaos");
        start(replica(), replicaPort);
        Files.writeString(
                primary().resolve("postgresql.auto.conf"),
                "synchronous_standby_names = '*'\n",
                StandardOpenOption.APPEND);
        run("pg_ctl", "reload", "-D", primary().toString());
    }

    private void start(Path data, int port) {
        run(
                "pg_ctl",
                "start",
                "-w",
                "-D",
                data.toString(),
                "-o",
                "-p " + port,
                "-l",
                data.resolve("log.txt").toString());
    }

    private static void run(String program, String... arguments) {
        List<String> command = new ArrayList<>(isRoot() ? List.of("runuser", "-u", "postgres", "--") : List.of());
        command.add(binaries().orElseThrow().resolve(program).toString());
        command.addAll(Arrays.asList(arguments));
        // What a server writes goes to its log, but it would keep a pipe open.
        Command.run(command.toArray(String[]::new));
    }

    @Override
    public String uri() {
        return uri(address.port());
    }

    private static String uri(int port) {
        return "postgresql://postgres:" + PASSWORD + "@" + HOST + ":" + port + "/postgres";
    }

    @Override
    public void kill() {
        kill(primary());
    }

    private static void kill(Path data) {
        try {
            Command.tryTo(
                    "kill",
                    "-KILL",
                    Files.readAllLines(data.resolve("postmaster.pid")).get(0));
        } catch (IOException e) {
            return; // It does not run.
        }
    }

    /** The other one takes over, and the address leads there. */
    void promote() {
        run("pg_ctl", "promote", "-w", "-D", replica().toString());
        address.leadTo(SocketAddress.inetSocketAddress(replicaPort, HOST));
    }

    @Override
    public void close() {
        address.close();
        kill(primary());
        kill(replica());
    }
}
