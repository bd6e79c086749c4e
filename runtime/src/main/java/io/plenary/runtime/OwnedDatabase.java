package io.plenary.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/**
 * A database as its owner has it: the rows of all tenants, and the schema. Blocks, and knows no pool: for what an operator asks
 * for, beside the nodes or without any.
 */
public final class OwnedDatabase {

    private static final String COMMENT =
            "select shobj_description(oid, 'pg_database') from pg_database where datname = ?";
    private static final String TABLES = "select 1 from pg_tables where schemaname = ?";

    private final DatabaseAddress address;
    private final String folder;
    private final Schema schema = new Schema();

    /** @param folder the folder below {@code db/} with the migrations */
    public OwnedDatabase(DatabaseAddress address, String folder) {
        this.address = address;
        this.folder = folder;
    }

    public String name() {
        return address.name();
    }

    public String uri() {
        return address.ownerUri();
    }

    /** The same wherever the owner has the same password; what is sealed there can be opened here then. */
    public byte[] mark() {
        return address.secretFor("mark of backups");
    }

    /** Without what bounds the statements of services. */
    public Connection connect() throws SQLException {
        Connection connection = DriverManager.getConnection(address.ownerUrl(), address.ownerCredentials());
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "set statement_timeout = 0; set lock_timeout = '30s'; set row_security = off;"
                            + " set idle_in_transaction_session_timeout = 0; set time zone 'UTC'; set intervalstyle = 'postgres'");
        }
        return connection;
    }

    public boolean exists() throws SQLException {
        try (Connection owner = server()) {
            return Schema.exists(owner, "select 1 from pg_database where datname = ?", address.name());
        }
    }

    /** Whether it is not there, or has nothing in it. */
    public boolean isEmpty() throws SQLException {
        if (!exists()) {
            return true;
        }
        try (Connection owner = connect()) {
            return !Schema.exists(owner, TABLES, "public");
        }
    }

    /** What is said of it on its server; null where nothing is. */
    public String comment() throws SQLException {
        try (Connection owner = server()) {
            return Schema.answer(owner, COMMENT, address.name());
        }
    }

    public void comment(String text) throws SQLException {
        try (Connection owner = server()) {
            comment(owner, text);
        }
    }

    /** In the transaction of a connection to it; with null nothing is said any more. */
    public void comment(Connection connection, String text) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("comment on database " + Schema.quoted(address.name()) + " is "
                    + (text == null ? "null" : "'" + text.replace("'", "''") + "'"));
        }
    }

    private Connection server() throws SQLException {
        return DriverManager.getConnection(address.maintenanceUrl(), address.ownerCredentials());
    }

    /** With its role and without tables, if it is missing. */
    public void create() throws SQLException {
        schema.create(address);
    }

    public void drop() throws SQLException {
        schema.drop(address);
    }

    /** Up to date. */
    public void migrate() throws SQLException {
        schema.migrate(address, folder);
    }

    /** Keeps migrations out, of nodes too, until the transaction of a connection to it ends. */
    public void keepSchema(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_xact_lock(" + Schema.LOCK + ")");
        }
    }

    /** Whether this release has a migration. */
    public boolean knows(String script) {
        return resource("db/common/" + script) != null || resource("db/" + folder + "/" + script) != null;
    }

    /**
     * To what it was when only these had been made.
     *
     * @param place an empty folder
     */
    public void migrate(List<String> scripts, Path place) throws SQLException, IOException {
        for (String script : scripts) {
            String common = "db/common/" + script;
            try (InputStream text = Schema.class
                    .getClassLoader()
                    .getResourceAsStream(resource(common) == null ? "db/" + folder + "/" + script : common)) {
                Files.copy(text, place.resolve(script));
            }
        }
        schema.migrateFrom(address, "filesystem:" + place);
    }

    private static URL resource(String name) {
        return Schema.class.getClassLoader().getResource(name);
    }
}
