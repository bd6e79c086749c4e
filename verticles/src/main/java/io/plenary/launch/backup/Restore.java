package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Scope.Conference;
import io.plenary.runtime.OwnedDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What both ways to put a backup back have in common: into an empty place, and beside what is there. */
abstract class Restore {

    protected final Holdings holdings;
    protected final Archive archive;
    protected final Manifest manifest;
    protected final Consumer<String> told;

    protected Restore(Holdings holdings, Archive archive, Consumer<String> told) {
        this.holdings = holdings;
        this.archive = archive;
        this.manifest = archive.manifest();
        this.told = told;
    }

    /** The one that the place is for: empty where no service has a database. */
    static Restore into(Holdings holdings, Archive archive, Consumer<String> told) throws SQLException {
        RestoreIntoEmpty afresh = new RestoreIntoEmpty(holdings, archive, told);
        return archive.manifest().scope().isWhole() || afresh.isMeant()
                ? afresh
                : new RestoreBeside(holdings, archive, told);
    }

    final void run() throws SQLException, IOException {
        requireKnown();
        putBack();
        if (manifest.databases().stream().anyMatch(this::isSealedElsewhere)) {
            told.accept(
                    "The password of the owner is not the one the backup was made with: what is sealed by it is lost"
                            + " (docs/operations.md, Rotate keys and secrets).");
        }
    }

    protected abstract void putBack() throws SQLException, IOException;

    private void requireKnown() {
        for (DatabaseContent content : manifest.databases()) {
            if (content.conference() == null && Service.of(content.name()).isEmpty()) {
                throw new StartFailure("The backup was made by " + manifest.program() + ", which has a service "
                        + content.name() + " that is not known here.");
            }
            OwnedDatabase database = holdings.of(content);
            content.migrations().stream()
                    .filter(script -> !database.knows(script))
                    .findFirst()
                    .ifPresent(script -> {
                        throw new StartFailure("The backup was made by a newer release (" + manifest.program() + "): "
                                + script + " of " + content.name() + " is not known here.");
                    });
        }
    }

    private boolean isSealedElsewhere(DatabaseContent content) {
        return !HexFormat.of().formatHex(holdings.of(content).mark(), 0, 8).equals(content.owner());
    }

    /** With the tables it had when the backup was made, whatever is in it then, and brought up to date afterwards. */
    protected final void make(DatabaseContent content, String comment) throws SQLException, IOException {
        OwnedDatabase database = holdings.of(content);
        database.create();
        database.comment(comment);
        migrate(database, content.migrations());
        try (Connection connection = database.connect()) {
            connection.setAutoCommit(false);
            new Loading(archive, content, connection).afresh().run(names(), holdings.servers());
            connection.commit();
        }
        database.migrate();
        told.accept(content.name() + ": " + rows(content) + " rows");
    }

    private static void migrate(OwnedDatabase database, List<String> scripts) throws SQLException, IOException {
        Path place = Files.createTempDirectory("plenary-migrations");
        try {
            database.migrate(scripts, place);
        } finally {
            try (Stream<Path> files = Files.walk(place)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
    }

    protected static long rows(DatabaseContent content) {
        return content.tables().stream().mapToLong(Manifest.TableContent::rows).sum();
    }

    /** What the databases of the conferences are called here. */
    protected final Map<UUID, String> names() {
        return manifest.scope().conferences().stream()
                .collect(Collectors.toMap(
                        Conference::id, conference -> holdings.of(conference).name()));
    }
}
