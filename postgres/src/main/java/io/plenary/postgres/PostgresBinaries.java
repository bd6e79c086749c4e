package io.plenary.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** The PostgreSQL programs, unpacked from the jar once per version. */
final class PostgresBinaries {

    static final int MAJOR = 17;

    private PostgresBinaries() {}

    /** @return the folder with {@code bin}, {@code lib} and {@code share} */
    static Path unpackInto(Path directory) throws IOException {
        Path unpacked = directory.resolve("postgresql-" + MAJOR + "-bin-" + checksum());
        if (Files.exists(unpacked)) {
            return unpacked;
        }
        Path unfinished = Files.createTempDirectory(Files.createDirectories(directory), "unpacking");
        try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(archive()))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                unpack(entry, tar, unfinished);
            }
            Files.setPosixFilePermissions(unfinished, PosixFilePermissions.fromString("rwxr-xr-x"));
            Files.move(unfinished, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            Folders.delete(unfinished);
            if (Files.notExists(unpacked)) {
                throw e;
            }
            // Somebody else was faster.
        }
        return unpacked;
    }

    private static String checksum() throws IOException {
        CRC32 crc = new CRC32();
        try (InputStream archive = new CheckedInputStream(archive(), crc)) {
            archive.transferTo(OutputStream.nullOutputStream());
        }
        return "%08x".formatted(crc.getValue());
    }

    private static InputStream archive() throws IOException {
        return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(
                System.getProperty("os.name").split(" ")[0].replace("Mac", "Darwin"), System.getProperty("os.arch"));
    }

    private static void unpack(TarArchiveEntry entry, InputStream content, Path target) throws IOException {
        Path file = target.resolve(entry.getName()).normalize();
        if (entry.isDirectory()) {
            Files.createDirectories(file);
            return;
        }
        Files.createDirectories(file.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
            Files.copy(content, file);
            String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
        }
    }
}
