package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Manifest.TableContent;
import io.plenary.launch.backup.Scope.Kind;
import io.plenary.launch.backup.Selection.Rows;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** That nothing of a tenant is here before it is put back, and that the databases are those of the same release. */
final class Absence {

    /** What is kept of a conference that was purged: it tells that it is gone, which it is no more. */
    private static final Set<String> REMAINS = Set.of("admin.provisionings", "admin.purges");

    /** Of purged conferences, which it deletes at leisure once it has noted that. */
    private static final String FIGURES = Service.ANALYTICS.id();

    private static final String NOTED = "select conference_id from purged_conferences where conference_id in (%s)";
    private static final String HISTORY = "select script from flyway_schema_history where success and type = 'SQL'";
    private static final String PURGED =
            "select coalesce(max(number), 0) from log where type = 'ConferencePurged'" + " and conference_id in (%s)";
    /** Who has yet to hear of a purge would delete what is put back. */
    private static final String BEHIND =
            "select reader from log_cursor where number < %d and (reader like '%%.erasure' or %b)";

    private final Manifest manifest;
    private final Holdings holdings;
    private final Scope scope;

    Absence(Manifest manifest, Holdings holdings) {
        this.manifest = manifest;
        this.holdings = holdings;
        this.scope = manifest.scope();
    }

    void require(Map<DatabaseContent, Connection> open) throws SQLException {
        long purged = purged();
        for (Map.Entry<DatabaseContent, Connection> one : open.entrySet()) {
            requireRelease(one.getKey(), one.getValue());
            requirePurgesDone(one.getKey(), one.getValue(), purged);
            boolean leftovers = isLeftBehind(one.getKey(), one.getValue());
            for (Rows rows : Selection.of(one.getKey().name(), scope, List.<UUID>of(), Table.of(one.getValue()))) {
                look(one.getKey(), rows, one.getValue(), leftovers);
            }
        }
    }

    private void requireRelease(DatabaseContent content, Connection connection) throws SQLException {
        Set<String> here = Set.copyOf(texts(connection, HISTORY));
        if (!here.equals(Set.copyOf(content.migrations()))) {
            throw new StartFailure(
                    "The backup was made by another release (" + manifest.program() + "), whose tables of "
                            + content.name()
                            + " differ. Put it back into an empty place, which brings it up to date, and back it up"
                            + " from there.");
        }
    }

    private long purged() throws SQLException {
        try (Connection log = holdings.of(Service.EVENTS).connect()) {
            return Long.parseLong(
                    texts(log, PURGED.formatted(scope.conferenceIds())).get(0));
        }
    }

    private void requirePurgesDone(DatabaseContent content, Connection connection, long purged) throws SQLException {
        boolean everyone = content.name().equals(FIGURES);
        List<String> behind = texts(connection, BEHIND.formatted(purged, everyone));
        if (!behind.isEmpty()) {
            throw new StartFailure(scope + " was purged here, and " + behind.get(0)
                    + " does not know yet: try again in a minute, with nodes running.");
        }
    }

    private boolean isLeftBehind(DatabaseContent content, Connection connection) throws SQLException {
        return content.name().equals(FIGURES)
                && !texts(connection, NOTED.formatted(scope.conferenceIds())).isEmpty();
    }

    private void look(DatabaseContent content, Rows rows, Connection connection, boolean leftovers)
            throws SQLException {
        String name = content.name() + "." + rows.table().name();
        boolean isListed = content.tables().stream()
                .map(TableContent::name)
                .anyMatch(rows.table().name()::equals);
        if (rows.along() || !isListed) {
            return;
        }
        String condition = " from " + Table.quoted(rows.table().name()) + " where " + rows.condition();
        if (scope.kind() == Kind.CONFERENCE && (leftovers || REMAINS.contains(name))) {
            try (PreparedStatement delete = connection.prepareStatement("delete" + condition)) {
                delete.executeUpdate();
            }
        } else if (!texts(connection, "select 1" + condition + " limit 1").isEmpty()) {
            throw new StartFailure("Something of " + scope + " is here already, in " + name
                    + ": it is put back only where nothing of it is left.");
        }
    }

    private static List<String> texts(Connection connection, String query) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
