package io.plenary.launch.backup;

import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Manifest.TableContent;
import io.plenary.launch.backup.Scope.Conference;
import io.plenary.launch.backup.Selection.Rows;
import io.plenary.runtime.OwnedDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;

/** A database as it was at one moment, whatever is changed meanwhile. It keeps nobody waiting. */
final class Snapshot implements AutoCloseable {

    private static final String MIGRATIONS =
            "select script from flyway_schema_history where success and type = 'SQL' order by installed_rank";
    private static final String SEQUENCES =
            "select sequencename, last_value from pg_sequences where schemaname = 'public' and last_value is not null";

    private final OwnedDatabase database;
    private final Connection connection;

    /** From now on. */
    Snapshot(OwnedDatabase database) throws SQLException {
        this.database = database;
        this.connection = database.connect();
        try {
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setReadOnly(true);
            connection.setAutoCommit(false);
            list("select 1", row -> "");
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A row of what is asked for, where it says what it is. */
    @FunctionalInterface
    interface Mapping<T> {

        T of(ResultSet row) throws SQLException;
    }

    <T> List<T> list(String query, Mapping<T> mapping) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) {
                found.add(mapping.of(rows));
            }
            return found;
        }
    }

    static UUID id(ResultSet row, String column) throws SQLException {
        return row.getObject(column, UUID.class);
    }

    /**
     * Puts it into the archive.
     *
     * @param name of its entries
     * @param conference whose it is; null for a service's
     * @param selection decides what of it
     */
    DatabaseContent copyTo(
            ArchiveWriter archive,
            String name,
            Conference conference,
            boolean whole,
            Function<Map<String, Table>, List<Rows>> selection)
            throws SQLException, IOException {
        List<TableContent> tables = new ArrayList<>();
        DatabaseContent content = new DatabaseContent(
                name, conference, mark(), list(MIGRATIONS, row -> row.getString(1)), sequences(whole), tables);
        CopyManager copy = connection.unwrap(PGConnection.class).getCopyAPI();
        for (Rows rows : selection.apply(Table.of(connection))) {
            List<String> columns = rows.columns(whole);
            TableContent table = new TableContent(rows.table().name(), columns, rows.along(), 0, null);
            String query = "copy (" + rows.query(columns) + ") to stdout";
            ArchiveWriter.Written written = archive.write(content.entry(table), out -> copy.copyOut(query, out));
            tables.add(new TableContent(rows.table().name(), columns, rows.along(), written.rows(), written.sha256()));
        }
        return content;
    }

    private String mark() {
        return HexFormat.of().formatHex(database.mark(), 0, 8);
    }

    private Map<String, Long> sequences(boolean whole) throws SQLException {
        Map<String, Long> last = new LinkedHashMap<>();
        if (whole) {
            list(SEQUENCES, row -> last.put(row.getString(1), row.getLong(2)));
        }
        return last;
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
