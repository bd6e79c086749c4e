package io.plenary.testing;

import io.plenary.postgres.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this test run: the one named by {@code PLENARY_TEST_DATABASE_URI}, else a container under the Maven
 * profile {@code containers}, else the one that comes with Plenary. The last two are thrown away afterwards.
 */
public final class TestServer {

    static {
        Patience.have();
    }

    /** Of what such a folder may hold in all: a run needs some 600 MB, a container often has 64 MB. */
    private static final long ROOMY_BYTES = 4L << 30;

    private static final String URI =
            Optional.ofNullable(System.getenv("PLENARY_TEST_DATABASE_URI")).orElseGet(TestServer::start);

    private TestServer() {}

    /** URI of a superuser. */
    public static String uri() {
        return URI;
    }

    private static String start() {
        return "containers".equals(System.getProperty("plenary.test.server")) ? startContainer() : startEmbedded();
    }

    /** Stopped by Testcontainers when this JVM ends. */
    @SuppressWarnings("resource")
    private static String startContainer() {
        PostgreSQLContainer server =
                new PostgreSQLContainer("postgres:17").withCommand("postgres", "-c", "max_connections=600");
        server.start();
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        server.getUsername(),
                        server.getPassword(),
                        server.getHost(),
                        server.getFirstMappedPort(),
                        server.getDatabaseName());
    }

    /** Stopped when this JVM ends. */
    private static String startEmbedded() {
        try {
            Path data = Files.createTempDirectory(roomyMemory().orElseGet(TestServer::temporary), "plenary-test");
            EmbeddedPostgres server = EmbeddedPostgres.forgetful(
                    data, Path.of("target", "postgres").toAbsolutePath());
            Runtime.getRuntime().addShutdownHook(new Thread(() -> discard(server, data)));
            return server.reserve().start();
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }

    /** Where files are memory, as on most Linux machines: a new database is a thousand files. */
    private static Optional<Path> roomyMemory() throws IOException {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) && Files.getFileStore(memory).getUsableSpace() > ROOMY_BYTES
                ? Optional.of(memory)
                : Optional.empty();
    }

    private static Path temporary() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static void discard(EmbeddedPostgres server, Path data) {
        server.stop();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("Some of " + data + " is left", e);
        }
    }
}
