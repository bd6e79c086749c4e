package io.plenary.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.testcontainers.postgresql.PostgreSQLContainer;

/**
 * The PostgreSQL server of this test run: the one named by {@code PLENARY_TEST_DATABASE_URI}, else a container under the Maven
 * profile {@code containers}, else an embedded one. The last two are thrown away afterwards.
 */
public final class TestServer {

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
                new PostgreSQLContainer("postgres:17").withCommand("postgres", "-c", "max_connections=400");
        server.start();
        return "postgresql://%s:%s@%s:%d/%s"
                .formatted(
                        server.getUsername(),
                        server.getPassword(),
                        server.getHost(),
                        server.getFirstMappedPort(),
                        server.getDatabaseName());
    }

    /** Nothing in it outlives this JVM: it need not wait for a disk. */
    private static String startEmbedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "400")
                    .setServerConfig("shared_buffers", "64MB")
                    .setServerConfig("fsync", "off")
                    .setServerConfig("full_page_writes", "off")
                    .start();
            return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }
}
