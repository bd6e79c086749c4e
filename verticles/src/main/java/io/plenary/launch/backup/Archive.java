package io.plenary.launch.backup;

import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Manifest.TableContent;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/** A backup that was made. Every byte of it is looked at before any of it is believed. */
final class Archive implements AutoCloseable {

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private Archive(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    static Archive open(Path file) {
        try {
            ZipFile zip = new ZipFile(file.toFile());
            try {
                Archive archive = new Archive(file, zip, manifest(file, zip));
                archive.verify();
                return archive;
            } catch (IOException | RuntimeException e) {
                zip.close();
                throw e;
            }
        } catch (ZipException | EOFException e) {
            throw new StartFailure(file + " is no backup, or is damaged: " + Failures.reason(e) + ".", e);
        } catch (IOException e) {
            throw new StartFailure("Cannot read " + file + ": " + Failures.reason(e) + ".", e);
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.ENTRY);
        if (entry == null) {
            throw new StartFailure(file + " is no backup of Plenary.");
        }
        try (InputStream text = zip.getInputStream(entry)) {
            Manifest manifest = Manifest.parse(new String(text.readAllBytes(), StandardCharsets.UTF_8));
            if (manifest.format() != Manifest.FORMAT) {
                throw new StartFailure(file + " was made by " + manifest.program() + ", in a format ("
                        + manifest.format() + ") that this release does not know.");
            }
            return manifest;
        } catch (IllegalArgumentException e) {
            throw new StartFailure(file + " is damaged: its list of contents cannot be read.", e);
        }
    }

    private void verify() throws IOException {
        for (DatabaseContent database : manifest.databases()) {
            for (TableContent table : database.tables()) {
                verify(database.entry(table), table.sha256());
            }
        }
    }

    private void verify(String name, String sha256) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new StartFailure(file + " is damaged: " + name + " is missing.");
        }
        try (DigestInputStream content = new DigestInputStream(zip.getInputStream(entry), ArchiveWriter.sha256())) {
            content.transferTo(OutputStream.nullOutputStream());
            if (!HexFormat.of().formatHex(content.getMessageDigest().digest()).equals(sha256)) {
                throw new StartFailure(file + " is damaged: " + name + " is not what was written.");
            }
        }
    }

    Manifest manifest() {
        return manifest;
    }

    InputStream content(DatabaseContent database, TableContent table) throws IOException {
        return zip.getInputStream(zip.getEntry(database.entry(table)));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
