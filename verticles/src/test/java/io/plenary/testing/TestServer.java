package io.plenary.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * The PostgreSQL server of this test run: the one named by {@code PLENARY_TEST_DATABASE_URI}, else an embedded one that is
 * thrown away afterwards.
 */
public final class TestServer {

    private static final String URI =
            Optional.ofNullable(System.getenv("PLENARY_TEST_DATABASE_URI")).orElseGet(TestServer::startEmbedded);

    private TestServer() {}

    /** URI of a superuser. */
    public static String uri() {
        return URI;
    }

    private static String startEmbedded() {
        try {
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setServerConfig("max_connections", "400")
                    .setServerConfig("shared_buffers", "64MB")
                    .start();
            return "postgresql://postgres:postgres@localhost:" + server.getPort() + "/postgres";
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded PostgreSQL does not start", e);
        }
    }
}
