package io.plenary.postgres;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.stream.Stream;

/** Whole folders at once. */
final class Folders {

    private Folders() {}

    /** Makes a folder where there is none. The answer has no symbolic links in it: one folder has one name. */
    static Path make(Path folder) {
        try {
            return (Files.exists(folder) ? folder : Files.createDirectories(folder)).toRealPath();
        } catch (IOException e) {
            throw new StartFailure("Cannot make the data folder " + folder + ": " + Failures.reason(e) + ".", e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Makes a user the owner of a file or of a whole folder. Only root may. */
    static void handOver(Path path, int uid) throws IOException {
        try (Stream<Path> files = Files.walk(path)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.setAttribute(file, "unix:uid", uid, LinkOption.NOFOLLOW_LINKS);
            }
        }
    }
}
