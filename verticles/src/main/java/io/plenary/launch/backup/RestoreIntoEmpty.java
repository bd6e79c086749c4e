package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.settings.DatabaseUri;
import io.plenary.runtime.DatabaseServer;
import io.plenary.runtime.OwnedDatabase;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Makes all databases anew. Their servers know that it is under way, and no node starts before it has ended: one that was
 * interrupted begins again with what it has left behind thrown away.
 */
final class RestoreIntoEmpty extends Restore {

    RestoreIntoEmpty(Holdings holdings, Archive archive, Consumer<String> told) {
        super(holdings, archive, told);
    }

    /** Whether nobody has begun anything here, or this restore has. */
    boolean isMeant() throws SQLException {
        for (DatabaseServer server : servers()) {
            if (isOurs(server)) {
                return true;
            }
        }
        for (Service service : Holdings.services().toList()) {
            if (!holdings.of(service).isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private boolean isOurs(DatabaseServer server) throws SQLException {
        return manifest.id().toString().equals(server.restoring());
    }

    private List<DatabaseServer> servers() {
        return Stream.concat(
                        Holdings.services().map(service -> holdings.of(service).uri()),
                        holdings.servers().stream().map(holdings.settings()::uriOfServer))
                .distinct()
                .map(uri -> new DatabaseServer(uri, holdings.settings().prefix()))
                .toList();
    }

    @Override
    protected void putBack() throws SQLException, IOException {
        for (DatabaseContent content : manifest.databases()) {
            requireEmpty(holdings.of(content));
        }
        for (DatabaseServer server : servers()) {
            server.restores(manifest.id().toString());
        }
        for (DatabaseContent content : manifest.databases()) {
            make(content, null);
        }
        for (DatabaseServer server : servers()) {
            server.restores(null);
        }
    }

    private void requireEmpty(OwnedDatabase database) throws SQLException {
        if (database.isEmpty()) {
            return;
        }
        if (!isOurs(new DatabaseServer(database.uri(), holdings.settings().prefix()))) {
            throw new StartFailure(
                    "There is something in " + database.name() + " at " + DatabaseUri.shown(database.uri())
                            + " already: " + manifest.scope() + " is put back into an empty place only.");
        }
        database.drop();
    }
}
