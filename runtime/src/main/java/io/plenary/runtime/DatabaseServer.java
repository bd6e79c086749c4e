package io.plenary.runtime;

import io.vertx.core.json.JsonObject;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Properties;
import java.util.UUID;

/**
 * A PostgreSQL server before any service uses it: what it can do, and which installation it holds. An installation has a
 * role nobody can sign in as; its comment is what every node has to know before it joins the others. Blocks: for the launch.
 */
public final class DatabaseServer {

    private static final String PATIENCE_SECONDS = "20";
    private static final String QUALITIES =
            """
            select current_setting('server_version_num')::int as version,
                   rolsuper or (rolcreatedb and rolcreaterole) as may_create
              from pg_roles
             where rolname = current_user""";
    private static final String COMMENT = "select shobj_description(oid, 'pg_authid') from pg_roles where rolname = ?";
    private static final String IS_OLD = "select 1 from pg_database where starts_with(datname, ?)";

    /** @param version as {@code server_version_num} says it: 170011 */
    public record Qualities(int version, boolean mayCreate) {}

    /**
     * @param demoWanted whether the demo conference has still to be loaded
     * @param restoring the backup that is being put here, or whose restore was interrupted; null where none is
     */
    public record Installation(String id, boolean demoWanted, String restoring) {}

    private final DatabaseAddress address;
    private final String prefix;

    /** @param prefix what names of the installation's databases and roles start with */
    public DatabaseServer(String uri, String prefix) {
        this.address = new DatabaseAddress(uri, "", prefix + "_installation");
        this.prefix = prefix;
    }

    public Qualities qualities() throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement();
                ResultSet rows = statement.executeQuery(QUALITIES)) {
            rows.next();
            return new Qualities(rows.getInt("version"), rows.getBoolean("may_create"));
        }
    }

    /** Whether a server follows another one, with the password of that one. */
    public static boolean isReplica(String uri, String followedUri) throws SQLException {
        Properties credentials = new DatabaseAddress(followedUri, "", "").ownerCredentials();
        credentials.setProperty("socketTimeout", PATIENCE_SECONDS);
        try (Connection owner =
                DriverManager.getConnection(new DatabaseAddress(uri, "", "").maintenanceUrl(), credentials)) {
            return Schema.answer(owner, "select 1 where pg_is_in_recovery() and ? = ''", "") != null;
        }
    }

    /** How far its clock is ahead of the one here. What asking took is not counted. */
    public Duration clockAhead() throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            Instant asked = Instant.now();
            try (ResultSet rows = statement.executeQuery("select clock_timestamp()")) {
                rows.next();
                Instant there = rows.getObject(1, OffsetDateTime.class).toInstant();
                Instant answered = Instant.now();
                return there.isBefore(asked)
                        ? Duration.between(asked, there)
                        : there.isAfter(answered) ? Duration.between(answered, there) : Duration.ZERO;
            }
        }
    }

    /** @param demo whether a new installation is to have the demo */
    public Installation installation(boolean demo) throws SQLException {
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            statement.execute("select pg_advisory_lock(" + Schema.LOCK + ")");
            String comment = Schema.answer(owner, COMMENT, address.applicationRole());
            return comment == null ? begin(owner, statement, demo) : read(comment);
        }
    }

    /** One that has databases already was there before installations had a role, and has been given its demo. */
    private Installation begin(Connection owner, Statement statement, boolean demo) throws SQLException {
        String role = address.applicationRole();
        boolean isNew = Schema.answer(owner, IS_OLD, prefix + "_") == null;
        if (!Schema.exists(owner, "select 1 from pg_roles where rolname = ?", role)) {
            statement.execute("create role " + Schema.quoted(role) + " nologin");
        }
        Installation begun = new Installation(UUID.randomUUID().toString(), demo && isNew, null);
        note(statement, begun);
        return begun;
    }

    /** The demo is there. */
    public void demoIsLoaded() throws SQLException {
        restores(null);
    }

    /** The backup that is being put here; null where none is. Nothing is begun. */
    public String restoring() throws SQLException {
        try (Connection owner = connect()) {
            String comment = Schema.answer(owner, COMMENT, address.applicationRole());
            return comment == null ? null : read(comment).restoring();
        }
    }

    /** No node starts here until it is said that nothing is restored any more. What is restored has its demo, or wants none. */
    public void restores(String backup) throws SQLException {
        String id = installation(false).id();
        try (Connection owner = connect();
                Statement statement = owner.createStatement()) {
            note(statement, new Installation(id, false, backup));
        }
    }

    private void note(Statement statement, Installation installation) throws SQLException {
        JsonObject comment = new JsonObject().put("id", installation.id()).put("demoWanted", installation.demoWanted());
        if (installation.restoring() != null) {
            comment.put("restoring", installation.restoring());
        }
        statement.execute(
                "comment on role " + Schema.quoted(address.applicationRole()) + " is '" + comment.encode() + "'");
    }

    private static Installation read(String comment) {
        JsonObject known = new JsonObject(comment);
        return new Installation(known.getString("id"), known.getBoolean("demoWanted"), known.getString("restoring"));
    }

    private Connection connect() throws SQLException {
        Properties credentials = address.ownerCredentials();
        credentials.setProperty("socketTimeout", PATIENCE_SECONDS);
        return DriverManager.getConnection(address.maintenanceUrl(), credentials);
    }
}
