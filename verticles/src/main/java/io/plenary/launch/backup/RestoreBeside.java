package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.runtime.OwnedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Puts a tenant beside others, with nodes running or not. It is loaded into all databases before any of it counts; then one after the
 * other is committed, and last the one by which anybody finds the conferences. A database says, in the same transaction, that it has
 * its part, so an interrupted restore goes on where it was.
 */
final class RestoreBeside extends Restore {

    private final String mark;
    private final List<OwnedDatabase> made = new ArrayList<>();

    RestoreBeside(Holdings holdings, Archive archive, Consumer<String> told) {
        super(holdings, archive, told);
        this.mark = "restoring " + manifest.id();
    }

    @Override
    protected void putBack() throws SQLException, IOException {
        List<DatabaseContent> services = manifest.databases().stream()
                .filter(content -> content.conference() == null)
                .sorted(Comparator.comparing(content -> content.name().equals(Service.CONFERENCES.id())))
                .toList();
        if (isMarked(services.get(services.size() - 1))) {
            unmark();
            told.accept("It was restored before.");
            return;
        }
        Map<DatabaseContent, Connection> open = new LinkedHashMap<>();
        try {
            for (DatabaseContent content : services) {
                if (!isMarked(content)) {
                    open.put(content, begin(content));
                }
            }
            putBack(open);
        } finally {
            for (Connection connection : open.values()) {
                connection.close();
            }
        }
        unmark();
    }

    private boolean isMarked(DatabaseContent content) throws SQLException {
        return mark.equals(holdings.of(content).comment());
    }

    private Connection begin(DatabaseContent content) throws SQLException {
        Connection connection = holdings.of(content).connect();
        connection.setAutoCommit(false);
        return connection;
    }

    private void putBack(Map<DatabaseContent, Connection> open) throws SQLException, IOException {
        new Absence(manifest, holdings).require(open);
        try {
            makeConferences();
            for (Map.Entry<DatabaseContent, Connection> one : open.entrySet()) {
                new Loading(archive, one.getKey(), one.getValue()).run(names(), holdings.servers());
                holdings.of(one.getKey()).comment(one.getValue(), mark);
                told.accept(one.getKey().name() + ": " + rows(one.getKey()) + " rows");
            }
        } catch (SQLException | IOException | RuntimeException e) {
            for (OwnedDatabase database : made) {
                database.drop();
            }
            throw e;
        }
        for (Connection connection : open.values()) {
            connection.commit();
        }
    }

    private void makeConferences() throws SQLException, IOException {
        for (DatabaseContent content : manifest.databases()) {
            if (content.conference() == null) {
                continue;
            }
            OwnedDatabase database = holdings.of(content);
            if (!database.isEmpty()) {
                requireOurs(database);
                database.drop();
            }
            made.add(database);
            make(content, mark);
        }
    }

    private void requireOurs(OwnedDatabase database) throws SQLException {
        if (!Optional.ofNullable(database.comment()).equals(Optional.of(mark))) {
            throw new StartFailure("There is a database " + database.name() + " already.");
        }
    }

    private void unmark() throws SQLException {
        for (DatabaseContent content : manifest.databases()) {
            OwnedDatabase database = holdings.of(content);
            if (mark.equals(database.comment())) {
                database.comment(null);
            }
        }
    }
}
