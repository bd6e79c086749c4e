package io.plenary.runtime;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.database.postgresql.PostgreSQLConfigurationExtension;

/** Makes databases, roles and tables: with the migrations. */
final class Schema implements Schemas {

    /** Since this version the stretching of passwords can be set. Ours are 256 random bits: it adds nothing but time. */
    private static final int QUICK_SCRAM = 16;

    private static final String DUPLICATE_DATABASE = "42P04";
    /** Has nothing in it, whatever an administrator put into the other one. */
    private static final String EMPTY = "template0";

    /** Serializes the making of roles, which PostgreSQL refuses to do concurrently. */
    static final long LOCK = 0x504C454E;

    @Override
    public void create(DatabaseAddress database) throws SQLException {
        createFrom(EMPTY, database);
    }

    /** @param template the database it is to be a copy of, which nobody may be connected to */
    static void createFrom(String template, DatabaseAddress database) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.maintenanceUrl(), database.ownerCredentials());
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            createRole(owner, statement, database);
            if (!exists(owner, "select 1 from pg_database where datname = ?", database.name())) {
                createDatabase(statement, template, database);
            }
            statement.execute("revoke connect on database " + quoted(database.name()) + " from public");
            statement.execute("grant connect on database " + quoted(database.name()) + " to "
                    + quoted(database.applicationRole()));
        }
    }

    private static void createRole(Connection owner, Statement statement, DatabaseAddress database)
            throws SQLException {
        boolean known = exists(owner, "select 1 from pg_roles where rolname = ?", database.applicationRole());
        if (owner.getMetaData().getDatabaseMajorVersion() >= QUICK_SCRAM) {
            statement.execute("set scram_iterations = 64");
        }
        statement.execute((known ? "alter" : "create") + " role " + quoted(database.applicationRole())
                + " login nosuperuser nocreatedb nocreaterole password '" + database.applicationPassword() + "'");
    }

    private static void createDatabase(Statement statement, String template, DatabaseAddress database)
            throws SQLException {
        try {
            statement.execute(
                    "create database " + quoted(database.name()) + " encoding 'UTF8' template " + quoted(template));
        } catch (SQLException e) {
            if (!DUPLICATE_DATABASE.equals(e.getSQLState())) {
                throw e;
            }
        }
    }

    /**
     * One at a time for each database: what Flyway does besides its migrations, such as granting, fails beside itself. The role's
     * password is made from the owner's, which may have changed since the database was last used.
     */
    @Override
    public void migrate(DatabaseAddress database, String folder) throws SQLException {
        migrateFrom(database, "classpath:db/common", "classpath:db/" + folder);
    }

    /** @param places of the migrations, as Flyway calls them */
    void migrateFrom(DatabaseAddress database, String... places) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.ownerUrl(), database.ownerCredentials());
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            createRole(owner, statement, database);
            flyway(database, places).migrate();
        }
    }

    private static Flyway flyway(DatabaseAddress database, String... places) {
        FluentConfiguration configuration = Flyway.configure()
                .dataSource(
                        database.ownerUrl(),
                        database.ownerCredentials().getProperty("user"),
                        database.ownerCredentials().getProperty("password"))
                .locations(places)
                .placeholders(Map.of("application_role", quoted(database.applicationRole())))
                .outOfOrder(true)
                .connectRetries(0);
        onOneConnection(configuration);
        return configuration.load();
    }

    /**
     * Which this lock makes Flyway use: a migration and the note that it was made are committed as one. On two, a process that
     * is killed between them leaves tables that every later start stumbles over.
     */
    private static void onOneConnection(FluentConfiguration configuration) {
        configuration
                .getConfigurationExtension(PostgreSQLConfigurationExtension.class)
                .setTransactionalLock(false);
    }

    @Override
    public void drop(DatabaseAddress database) throws SQLException {
        try (Connection owner = DriverManager.getConnection(database.maintenanceUrl(), database.ownerCredentials());
                Statement statement = owner.createStatement()) {
            statement.execute("drop database if exists " + quoted(database.name()) + " with (force)");
            statement.execute("select pg_advisory_lock(" + LOCK + ")");
            statement.execute("drop role if exists " + quoted(database.applicationRole()));
        }
    }

    static boolean exists(Connection connection, String query, String name) throws SQLException {
        return answer(connection, query, name) != null;
    }

    /** The first value of the first row; null without one. */
    static String answer(Connection connection, String query, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        }
    }

    static String quoted(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }
}
