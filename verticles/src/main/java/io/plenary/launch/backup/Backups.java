package io.plenary.launch.backup;

import io.plenary.launch.backup.Scope.Kind;
import io.plenary.runtime.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.Consumer;

/** Keeps what an installation has in files, and puts it back. Blocks. */
public final class Backups {

    private final Holdings holdings;
    private final Consumer<String> told;

    /** @param told what has been done, line by line */
    public Backups(Settings.Database settings, Consumer<String> told) {
        this.holdings = new Holdings(settings);
        this.told = told;
    }

    public void ofAll(Path file) throws SQLException, IOException {
        make(Kind.WHOLE, null, file);
    }

    /** @param named by its slug or id, as in {@link #ofConference} */
    public void ofOrganization(String named, Path file) throws SQLException, IOException {
        make(Kind.ORGANIZATION, named, file);
    }

    public void ofConference(String named, Path file) throws SQLException, IOException {
        make(Kind.CONFERENCE, named, file);
    }

    private void make(Kind kind, String named, Path file) throws SQLException, IOException {
        try (ArchiveWriter archive = new ArchiveWriter(file)) {
            Manifest manifest = new Backup(holdings, archive, told).make(kind, named);
            told.accept("%s: %d rows in %s. It has secrets in it: only you may read it, and it should stay so."
                    .formatted(manifest.scope(), manifest.rows(), file));
        }
    }

    public void restore(Path file) throws SQLException, IOException {
        try (Archive archive = Archive.open(file)) {
            Restore.into(holdings, archive, told).run();
            Manifest manifest = archive.manifest();
            told.accept("%s is back as it was at %s: %d rows."
                    .formatted(manifest.scope(), manifest.from(), manifest.rows()));
        }
    }
}
