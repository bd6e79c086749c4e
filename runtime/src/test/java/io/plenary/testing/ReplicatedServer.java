package io.plenary.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A PostgreSQL server that is installed here, and one that follows it. */
public final class ReplicatedServer implements AutoCloseable {

    private static final Path INSTALLED = Path.of("/usr/lib/postgresql");
    private static final String PASSWORD = "only-for-tests-1";
    private static final String SETTINGS =
            """
            listen_addresses = '127.0.0.1'
            unix_socket_directories = ''
            max_connections = 300
            fsync = off
            """;

    private final Path folder;
    private final int primaryPort = FreePort.next();
    private final int replicaPort = FreePort.next();

    public ReplicatedServer() {
        try {
            folder = Files.createTempDirectory(Path.of("/tmp"), "plenary-replicated");
            Files.writeString(folder.resolve("password"), PASSWORD);
            if (isRoot()) {
                command("chown", "-R", "postgres", folder.toString());
            }
            Path primary = folder.resolve("primary");
            run(
                    "initdb",
                    "-U",
                    "postgres",
                    "-A",
                    "scram-sha-256",
                    "-D",
                    primary.toString(),
                    "--pwfile",
                    folder.resolve("password").toString());
            Files.writeString(primary.resolve("postgresql.conf"), SETTINGS, StandardOpenOption.APPEND);
            start(primary, primaryPort);
            run("pg_basebackup", "-d", uri(primaryPort), "-D", replica().toString(), "-R", "-X", "stream");
            start(replica(), replicaPort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether there is a PostgreSQL that can do that. */
    public static boolean isInstalled() {
        return binaries().isPresent();
    }

    private static Optional<Path> binaries() {
        if (!Files.isDirectory(INSTALLED)) {
            return Optional.empty();
        }
        try (Stream<Path> versions = Files.list(INSTALLED)) {
            return versions.map(version -> version.resolve("bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("pg_basebackup"))
                            && Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.naturalOrder());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    private Path replica() {
        return folder.resolve("replica");
    }

    private static void start(Path data, int port) {
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
        command(command.toArray(String[]::new));
    }

    private static void command(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(String.join(" ", command) + " ended with " + process.exitValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String uri(int port) {
        return "postgresql://postgres:" + PASSWORD + "@127.0.0.1:" + port + "/postgres";
    }

    public String primaryUri() {
        return uri(primaryPort);
    }

    public String replicaUri() {
        return uri(replicaPort);
    }

    public String replicaPlace() {
        return "127.0.0.1:" + replicaPort;
    }

    /** What happens is not seen there until {@link #resume}. */
    public void pause() {
        tell("select pg_wal_replay_pause()");
    }

    public void resume() {
        tell("select pg_wal_replay_resume()");
    }

    private void tell(String sql) {
        try (Connection connection = DriverManager.getConnection(
                        "jdbc:postgresql://127.0.0.1:" + replicaPort + "/postgres", "postgres", PASSWORD);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    public void stopReplica() {
        run("pg_ctl", "stop", "-m", "immediate", "-D", replica().toString());
    }

    public void startReplica() {
        start(replica(), replicaPort);
    }

    @Override
    public void close() {
        stopIfRunning(replica());
        stopIfRunning(folder.resolve("primary"));
        command("rm", "-rf", folder.toString());
    }

    private static void stopIfRunning(Path data) {
        if (Files.exists(data.resolve("postmaster.pid"))) {
            run("pg_ctl", "stop", "-m", "immediate", "-D", data.toString());
        }
    }
}
