package io.plenary.bench.chaos;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A disk in memory, which is soon full. */
final class SmallDisk implements AutoCloseable {

    private static final int CHUNK = 1 << 16;

    private final Path place;

    SmallDisk(Path place) throws IOException {
        this.place = Files.createDirectories(place);
        Command.run("mount", "-t", "tmpfs", "-o", "size=768m", "plenary-chaos", place.toString());
    }

    static Optional<String> whyNot() {
        try (SmallDisk probe = new SmallDisk(Files.createTempDirectory("plenary-chaos-disk"))) {
            return Optional.empty();
        } catch (IOException | RuntimeException e) {
            return Optional.of("disks cannot be mounted here (" + e.getMessage() + ")");
        }
    }

    void fill() {
        byte[] chunk = new byte[CHUNK];
        try (OutputStream filling = Files.newOutputStream(filling())) {
            while (true) {
                filling.write(chunk);
            }
        } catch (IOException full) {
            return;
        }
    }

    void free() {
        try {
            Files.delete(filling());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path filling() {
        return place.resolve("filling");
    }

    @Override
    public void close() {
        Command.tryTo("umount", "-l", place.toString());
    }
}
