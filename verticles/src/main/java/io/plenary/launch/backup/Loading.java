package io.plenary.launch.backup;

import io.plenary.contracts.Service;
import io.plenary.failures.Failures;
import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Manifest.DatabaseContent;
import io.plenary.launch.backup.Manifest.TableContent;
import io.plenary.runtime.ConferenceServers;
import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/** Puts what a backup has of a database into one, in the transaction of a connection: all of it or nothing. */
final class Loading {

    /** What the first release to have them does for a row that comes in, was done for these. */
    private static final String TRIGGERS =
            """
            select distinct tgrelid::regclass::text from pg_trigger
            where not tgisinternal and tgrelid::regclass::text = any (?)""";

    private final Archive archive;
    private final DatabaseContent content;
    private final Connection connection;

    Loading(Archive archive, DatabaseContent content, Connection connection) {
        this.archive = archive;
        this.content = content;
        this.connection = connection;
    }

    /** Takes out what migrations have put in. */
    Loading afresh() throws SQLException {
        if (!content.tables().isEmpty()) {
            execute("truncate " + Table.quoted(names()) + " cascade");
        }
        return this;
    }

    private List<String> names() {
        return content.tables().stream().map(TableContent::name).toList();
    }

    /**
     * @param databases of conferences, as they are called here, by conference
     * @param servers that have some
     */
    void run(Map<UUID, String> databases, List<String> servers) throws SQLException, IOException {
        List<String> triggered = triggered();
        for (String table : triggered) {
            execute("alter table " + Table.quoted(table) + " disable trigger user");
        }
        for (TableContent table : content.tables()) {
            load(table);
            rename(table, databases);
            replace(table, servers);
        }
        for (String table : triggered) {
            execute("alter table " + Table.quoted(table) + " enable trigger user");
        }
        for (Map.Entry<String, Long> sequence : content.sequences().entrySet()) {
            execute("select setval('" + Table.quoted(sequence.getKey()) + "', " + sequence.getValue() + ")");
        }
    }

    private List<String> triggered() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(TRIGGERS)) {
            statement.setArray(1, connection.createArrayOf("text", names().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                List<String> found = new ArrayList<>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        }
    }

    private void load(TableContent table) throws SQLException, IOException {
        String target = table.along() ? "brought_" + table.name() : table.name();
        if (table.along()) {
            execute("create temporary table " + Table.quoted(target) + " (like " + Table.quoted(table.name())
                    + " including defaults including generated) on commit drop");
        }
        String statement = "copy " + Table.quoted(target) + " (" + Table.quoted(table.columns()) + ") from stdin";
        try (InputStream rows = archive.content(content, table)) {
            long taken = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement, rows);
            if (taken != table.rows()) {
                throw new StartFailure(
                        "Of " + table.rows() + " rows of " + where(table) + " " + taken + " were taken.");
            }
        } catch (SQLException e) {
            throw new StartFailure("Cannot put back " + where(table) + ": " + Failures.reason(e) + ".", e);
        }
        if (table.along()) {
            add(table, target);
        }
    }

    private String where(TableContent table) {
        return content.name() + "." + table.name();
    }

    /** What is there already stays as it is, and has to be the same organization's. */
    private void add(TableContent table, String brought) throws SQLException {
        String columns = Table.quoted(table.columns());
        execute("insert into " + Table.quoted(table.name()) + " (" + columns + ") select " + columns + " from "
                + Table.quoted(brought) + " on conflict do nothing");
        if (table.columns().contains("organization_id") && table.columns().contains("id")) {
            String foreign =
                    "select count(*) from " + Table.quoted(brought) + " b left join " + Table.quoted(table.name())
                            + " t on t.id = b.id where t.organization_id is distinct from b.organization_id";
            if (number(foreign) > 0) {
                throw new StartFailure("Ids of " + where(table) + " are those of another organization here.");
            }
        }
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** Another installation calls the databases of conferences otherwise. */
    private void rename(TableContent table, Map<UUID, String> databases) throws SQLException {
        if (!table.columns().contains("database_name")) {
            return;
        }
        String values = databases.entrySet().stream()
                .map(database -> "('" + database.getKey() + "'::uuid, '" + database.getValue() + "')")
                .collect(Collectors.joining(", "));
        if (!values.isEmpty()) {
            execute("update " + Table.quoted(table.name()) + " t set database_name = d.name from (values " + values
                    + ") as d (id, name) where t.conference_id = d.id");
        }
    }

    /** What was on a server that is not known here is put on the main one, and nothing was moved here before. */
    private void replace(TableContent table, List<String> servers) throws SQLException {
        if (!table.columns().contains("server") || !content.name().equals(Service.PROGRAM.id())) {
            return;
        }
        execute("update " + Table.quoted(table.name()) + " set server = '" + ConferenceServers.MAIN
                + "' where server not in ('" + String.join("', '", servers) + "')");
        if (table.columns().contains("left_on")) {
            execute("update " + Table.quoted(table.name()) + " set left_on = null");
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
