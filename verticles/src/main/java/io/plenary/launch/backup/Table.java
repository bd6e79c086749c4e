package io.plenary.launch.backup;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A table as the catalog of its database describes it.
 *
 * @param name with its schema, where that is not the usual one
 * @param key the columns of its primary key, empty without one
 */
record Table(String name, List<Column> columns, List<String> key, List<Reference> references) {

    private static final String COLUMNS =
            """
            select c.oid::regclass::text as relname, a.attname, a.attgenerated <> '' or a.atttypid = 'xid8'::regtype as made,
                   a.attidentity <> '' or coalesce(pg_get_expr(d.adbin, d.adrelid) like 'nextval(%', false) as numbered,
                   coalesce(array_position(i.indkey::int[], a.attnum::int), -1) as place
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
              left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
              left join pg_index i on i.indrelid = c.oid and i.indisprimary
             where c.relnamespace::regnamespace::text !~ '^(pg_|information_schema)' and c.relkind in ('r', 'p')
               and not c.relispartition
             order by c.oid::regclass::text, a.attnum""";
    private static final String REFERENCES =
            """
            select r.conrelid::regclass::text as relname, r.confrelid::regclass::text as target,
                   array_agg(a.attname::text order by k.place) as columns, array_agg(t.attname::text order by k.place) as keys,
                   bool_and(a.attnotnull) as needed
              from pg_constraint r
              cross join unnest(r.conkey, r.confkey) with ordinality as k (own, other, place)
              join pg_attribute a on a.attrelid = r.conrelid and a.attnum = k.own
              join pg_attribute t on t.attrelid = r.confrelid and t.attnum = k.other
             where r.contype = 'f' and r.conparentid = 0 and r.connamespace::regnamespace::text !~ '^(pg_|information_schema)'
             group by r.oid, r.conrelid, r.confrelid
             order by r.conrelid::regclass::text, r.conname""";

    /**
     * @param made by the database itself whenever a row comes in
     * @param numbered from a sequence, so that its values are others in another database
     */
    record Column(String name, boolean made, boolean numbered) {}

    /**
     * That each row has one in another table.
     *
     * @param needed false where columns may be null, and the row has none then
     */
    record Reference(String target, List<String> columns, List<String> keys, boolean needed) {}

    boolean has(String column) {
        return columns.stream().anyMatch(one -> one.name().equals(column));
    }

    /** All there are in a database, by name. */
    static Map<String, Table> of(Connection connection) throws SQLException {
        Map<String, Table> tables = new LinkedHashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(COLUMNS);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                Table table = tables.computeIfAbsent(
                        unquoted(row.getString("relname")),
                        name -> new Table(name, new ArrayList<>(), new ArrayList<>(), new ArrayList<>()));
                String column = row.getString("attname");
                table.columns.add(new Column(column, row.getBoolean("made"), row.getBoolean("numbered")));
                if (row.getInt("place") >= 0) {
                    table.key.add(column);
                }
            }
        }
        addReferences(connection, tables);
        return tables;
    }

    private static void addReferences(Connection connection, Map<String, Table> tables) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(REFERENCES);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                tables.get(unquoted(row.getString("relname")))
                        .references
                        .add(new Reference(
                                unquoted(row.getString("target")),
                                texts(row, "columns"),
                                texts(row, "keys"),
                                row.getBoolean("needed")));
            }
        }
    }

    private static String unquoted(String name) {
        return name.replace("\"", "");
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return Arrays.asList((String[]) row.getArray(column).getArray());
    }

    static String quoted(String name) {
        return '"' + name.replace(".", "\".\"") + '"';
    }

    static String quoted(List<String> names) {
        return names.stream().map(Table::quoted).collect(Collectors.joining(", "));
    }
}
