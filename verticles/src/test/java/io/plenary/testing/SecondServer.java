package io.plenary.testing;

import io.plenary.postgres.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A PostgreSQL server beside {@link TestServer}, for as long as a test needs it. */
public final class SecondServer implements AutoCloseable {

    private final Path data;
    private final EmbeddedPostgres server;
    private final String uri;

    public SecondServer() {
        try {
            data = Files.createTempDirectory("plenary-second");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedPostgres.forgetful(data, Path.of("target", "postgres").toAbsolutePath());
        uri = server.reserve().start();
    }

    /** Of a superuser. */
    public String uri() {
        return uri;
    }

    @Override
    public void close() {
        server.stop();
        try (Stream<Path> files = Files.walk(data)) {
            files.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(File::delete);
        } catch (IOException e) {
            throw new UncheckedIOException("Some of " + data + " is left", e);
        }
    }
}
