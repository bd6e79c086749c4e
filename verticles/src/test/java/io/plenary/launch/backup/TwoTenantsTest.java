package io.plenary.launch.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Service;
import io.plenary.launch.backup.Scope.Conference;
import io.plenary.launch.backup.Scope.Kind;
import io.plenary.launch.backup.Selection.Rows;
import io.plenary.runtime.OwnedDatabase;
import io.plenary.runtime.Settings;
import io.plenary.testing.TestServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each table of each service has a row of each of two organizations, and in backups of one there is none of the other. */
class TwoTenantsTest {

    /** Rows of an organization, of one conference of it. */
    private record Tenant(UUID organization, UUID conference, Map<String, Map<String, String>> rows) {

        static Tenant any() {
            return new Tenant(UUID.randomUUID(), UUID.randomUUID(), new HashMap<>());
        }

        Scope scope(Kind kind) {
            return new Scope(kind, organization, "any", List.of(new Conference(conference, organization, "any", null)));
        }
    }

    private static List<Service> services() {
        return Holdings.services().toList();
    }

    @ParameterizedTest
    @MethodSource("services")
    void aBackupOfOneHasNothingOfTheOther(Service service) throws Exception {
        String prefix = "two" + UUID.randomUUID().toString().substring(0, 8);
        Holdings holdings = new Holdings(new Settings.Database(TestServer.uri(), Map.of(), prefix));
        OwnedDatabase database = holdings.of(service);
        database.create();
        database.migrate();
        try (Connection connection = database.connect()) {
            Map<String, Table> tables = Table.of(connection);
            free(connection);
            Tenant one = Tenant.any();
            Tenant other = Tenant.any();
            for (Tenant tenant : List.of(one, other)) {
                fill(connection, tables, tenant);
            }
            for (Kind kind : List.of(Kind.ORGANIZATION, Kind.CONFERENCE)) {
                verify(connection, Selection.of(service.id(), one.scope(kind), List.of(), tables), one, other);
                verify(connection, Selection.of(service.id(), other.scope(kind), List.of(), tables), other, one);
            }
            requireEveryTenantTable(service, one.scope(Kind.ORGANIZATION), tables);
        } finally {
            database.drop();
        }
    }

    /** From what makes rows belong together otherwise; what they refer to counts still. */
    private static void free(Connection connection) throws SQLException {
        execute(
                connection,
                """
                do $$
                declare one record;
                begin
                    for one in select conrelid::regclass as place, conname from pg_constraint
                               where contype = 'c' and connamespace = 'public'::regnamespace and conislocal and coninhcount = 0 loop
                        execute format('alter table %s drop constraint %I', one.place, one.conname);
                    end loop;
                end $$;
                set session_replication_role = replica""");
    }

    private static void fill(Connection connection, Map<String, Table> tables, Tenant tenant) throws SQLException {
        for (Rows rows : Selection.of("", new Scope(Kind.WHOLE, null, null, List.of()), List.of(), tables)) {
            Table table = rows.table();
            Map<String, String> row = new HashMap<>();
            for (Table.Column column : table.columns()) {
                if (!column.made() && !column.numbered()) {
                    row.put(column.name(), value(connection, table, column.name(), tenant));
                }
            }
            List<String> names = List.copyOf(row.keySet());
            String values = String.join(", ", names.stream().map(row::get).toList());
            execute(
                    connection,
                    "insert into " + Table.quoted(table.name()) + " (" + Table.quoted(names) + ") values (" + values
                            + ") on conflict do nothing");
            tenant.rows().put(table.name(), row);
        }
    }

    private static String value(Connection connection, Table table, String column, Tenant tenant) throws SQLException {
        boolean isOwn = Set.of("organization_id", "chain").contains(column)
                || column.equals("id") && Set.of("organizations", "chains").contains(table.name());
        if (isOwn) {
            return "'" + tenant.organization() + "'";
        }
        if (column.equals("conference_id")
                || column.equals("id") && table.name().equals("conferences")) {
            return "'" + tenant.conference() + "'";
        }
        // A token is a person's or an organization's.
        if (table.name().equals("api_tokens") && column.equals("user_id")) {
            return "null";
        }
        for (Table.Reference reference : table.references()) {
            int place = reference.columns().indexOf(column);
            if (place >= 0 && tenant.rows().containsKey(reference.target())) {
                return tenant.rows()
                        .get(reference.target())
                        .get(reference.keys().get(place));
            }
        }
        return any(connection, table, column);
    }

    private static String any(Connection connection, Table table, String column) throws SQLException {
        String type = text(
                connection,
                "select atttypid::regtype::text from pg_attribute where attrelid = 'public."
                        + Table.quoted(table.name()) + "'::regclass and attname = '" + column + "'");
        if (type.endsWith("[]")) {
            return "'{}'";
        }
        return switch (type) {
            case "uuid", "text", "character varying" -> "'" + UUID.randomUUID() + "'";
            case "bytea" -> "'\\x" + UUID.randomUUID().toString().replace("-", "") + "'";
            case "boolean" -> "true";
            case "jsonb" -> "'{}'";
            case "date", "timestamp with time zone", "timestamp without time zone", "time without time zone" ->
                "now()::" + type;
            case "interval" -> "'1 day'";
            case "smallint" -> Integer.toString(ThreadLocalRandom.current().nextInt(60));
            case "integer", "bigint", "numeric" ->
                Integer.toString(ThreadLocalRandom.current().nextInt());
            case "tsvector" -> "''";
            default -> throw new IllegalStateException(table.name() + "." + column + " is of the type " + type);
        };
    }

    private static void verify(Connection connection, Collection<Rows> selected, Tenant own, Tenant other)
            throws SQLException {
        for (Rows rows : selected) {
            if (rows.along() && rows.condition().contains("null::uuid")) {
                continue;
            }
            List<String> columns = rows.table().columns().stream()
                    .map(Table.Column::name)
                    .filter(own.rows().get(rows.table().name())::containsKey)
                    .toList();
            String all = text(connection, "select string_agg(r::text, ' ') from (" + rows.query(columns) + ") r");
            assertThat(all)
                    .as(rows.table().name())
                    .isNotNull()
                    .doesNotContain(other.organization().toString());
            assertThat(all).doesNotContain(other.conference().toString());
            String count = text(connection, "select count(*)::text from (" + rows.query(columns) + ") r");
            assertThat(count)
                    .as(rows.table().name() + " where " + rows.condition())
                    .isEqualTo("1");
        }
    }

    /** Whatever has an organization is kept with it, unless it goes with an account or is a queue. */
    private static void requireEveryTenantTable(Service service, Scope scope, Map<String, Table> tables) {
        Set<String> expected = new HashSet<>();
        tables.values().stream()
                .filter(table -> table.has("organization_id") || table.has("conference_id"))
                .map(Table::name)
                .filter(name -> !Selection.OF_WORK.contains(name) && service != Service.EVENTS)
                .forEach(expected::add);
        List<String> selected = new ArrayList<>();
        Selection.of(service.id(), scope, List.of(), tables)
                .forEach(rows -> selected.add(rows.table().name()));
        assertThat(selected).containsAll(expected);
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
