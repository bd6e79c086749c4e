package io.plenary.processes;

import io.plenary.testing.TestServer;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * Keeps what a node writes waiting in a database at a moment that a trigger chooses by asking for {@link #LOCK}, so that the node can be
 * killed exactly there.
 */
final class HeldWrites implements AutoCloseable {

    static final int LOCK = 4711;

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final String WAITING =
            """
            from pg_stat_activity
            where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()
            """;
    private static final String OTHERS =
            """
            from pg_stat_activity
            where backend_type = 'client backend' and pid <> pg_backend_pid() and datname = current_database()
            """;

    private final Connection connection;

    private HeldWrites(Connection connection) {
        this.connection = connection;
    }

    /** @param trigger asks for the lock */
    static HeldWrites of(String database, String trigger) throws SQLException {
        URI server = URI.create(TestServer.uri());
        String[] owner = server.getUserInfo().split(":");
        String url = "jdbc:postgresql://%s:%d/%s".formatted(server.getHost(), server.getPort(), database);
        HeldWrites writes = new HeldWrites(DriverManager.getConnection(url, owner[0], owner[1]));
        writes.run(trigger);
        writes.run("select pg_advisory_lock(%d)".formatted(LOCK));
        return writes;
    }

    void awaitHeld() {
        Awaitility.await().atMost(PATIENCE).until(() -> isThere(WAITING));
    }

    private boolean isThere(String sessions) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select exists (select " + sessions + ")")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /** What the killed node was about to write stays unwritten. */
    void forget() throws SQLException {
        run("select pg_terminate_backend(pid) " + WAITING);
    }

    /** What the killed node was about to write is written, though it cannot learn of it. */
    void letThrough() throws SQLException {
        run("select pg_advisory_unlock(%d)".formatted(LOCK));
        Awaitility.await().atMost(PATIENCE).until(() -> !isThere(OTHERS));
        run("select pg_advisory_lock(%d)".formatted(LOCK));
    }

    List<String> read(String sql) throws SQLException {
        List<String> read = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                read.add(found.getString(1));
            }
        }
        return read;
    }

    void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
