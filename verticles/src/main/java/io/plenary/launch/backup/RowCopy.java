package io.plenary.launch.backup;

import io.plenary.failures.StartFailure;
import io.plenary.launch.backup.Scope.Kind;
import io.plenary.launch.backup.Selection.Rows;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.postgresql.copy.CopyOut;

/** Copies tables of one database into another one that has the same tables. */
final class RowCopy {

    private static final Scope ALL = new Scope(Kind.WHOLE, null, null, List.of());

    /** Where each row is and which transaction wrote it: whatever is written changes it, and no row has to be read for it. */
    private static final String MARK =
            "select count(*) || ' ' || coalesce(sum(hashtextextended(ctid::text || ' ' || xmin::text, 0)::numeric), 0) from ";

    private static final String SEQUENCES =
            """
            select format('select setval(%L, %s)', quote_ident(sequencename), last_value)
            from pg_sequences where schemaname = 'public' and last_value is not null""";

    private final Connection from;
    private final Connection to;
    private final List<Rows> all;

    RowCopy(Connection from, Connection to) throws SQLException {
        this.from = from;
        this.to = to;
        this.all = Selection.ofConference(ALL, Table.of(from));
    }

    /** All but the list of migrations, those that others refer to first. */
    List<String> names() {
        return all.stream().map(rows -> rows.table().name()).toList();
    }

    /** By table: another one after something was written there. */
    Map<String, String> marks() throws SQLException {
        Map<String, String> marks = new LinkedHashMap<>();
        for (String name : names()) {
            marks.put(name, text(from, MARK + Table.quoted(name)));
        }
        return marks;
    }

    /** The tables that were written to, and those that refer to them: they are emptied together. */
    Set<String> changedSince(Map<String, String> before) throws SQLException {
        Set<String> changed = new HashSet<>();
        for (Map.Entry<String, String> now : marks().entrySet()) {
            if (!now.getValue().equals(before.get(now.getKey()))) {
                changed.add(now.getKey());
            }
        }
        int known;
        do {
            known = changed.size();
            all.stream()
                    .map(Rows::table)
                    .filter(table -> table.references().stream().anyMatch(one -> changed.contains(one.target())))
                    .forEach(table -> changed.add(table.name()));
        } while (changed.size() > known);
        return changed;
    }

    /** Instead of what is there. */
    void copy(Set<String> tables) throws SQLException {
        List<Rows> wanted = all.stream()
                .filter(rows -> tables.contains(rows.table().name()))
                .toList();
        if (wanted.isEmpty()) {
            return;
        }
        String names =
                wanted.stream().map(rows -> Table.quoted(rows.table().name())).collect(Collectors.joining(", "));
        execute(to, "truncate " + names);
        for (Rows rows : wanted) {
            String name = Table.quoted(rows.table().name());
            // What triggers do for a row that comes in, was done for these.
            execute(to, "alter table " + name + " disable trigger user");
            copy(rows, name);
            execute(to, "alter table " + name + " enable trigger user");
        }
    }

    private void copy(Rows rows, String name) throws SQLException {
        List<String> columns = rows.columns(true);
        CopyOut out =
                from.unwrap(PGConnection.class).getCopyAPI().copyOut("copy (" + rows.query(columns) + ") to stdout");
        CopyIn in = to.unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("copy " + name + " (" + Table.quoted(columns) + ") from stdin");
        for (byte[] row = out.readFromCopy(); row != null; row = out.readFromCopy()) {
            in.writeToCopy(row, 0, row.length);
        }
        in.endCopy();
    }

    /** Numbers go on where they were. */
    void copySequences() throws SQLException {
        try (Statement statement = from.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                execute(to, row.getString(1));
            }
        }
    }

    /** Before the other place counts. */
    void requireAll() throws SQLException {
        for (String name : names()) {
            String count = "select count(*)::text from " + Table.quoted(name);
            if (!text(from, count).equals(text(to, count))) {
                throw new StartFailure("Not all rows of " + name + " were copied; nothing was changed.");
            }
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
