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
 * Keeps a provisioning waiting in the database at the moment its next step is done but not yet written down, so that its node
 * can be killed exactly there.
 */
final class HeldSteps implements AutoCloseable {

    private static final String TRIGGER =
            """
            create table held (slug text, state text);
            create function hold() returns trigger language plpgsql security definer as $$
            begin
              if exists (select from public.held where held.slug = new.slug and held.state = new.state) then
                perform pg_advisory_xact_lock(4711);
              end if;
              return new;
            end $$;
            create trigger hold before update of state on provisionings for each row execute function hold()
            """;
    private static final String WAITING =
            """
            from pg_stat_activity
            where wait_event_type = 'Lock' and wait_event = 'advisory' and datname = current_database()
            """;

    private final Connection connection;

    private HeldSteps(Connection connection) {
        this.connection = connection;
    }

    /** @param prefix of the node's databases */
    static HeldSteps of(String prefix) throws SQLException {
        URI server = URI.create(TestServer.uri());
        String[] owner = server.getUserInfo().split(":");
        String url = "jdbc:postgresql://%s:%d/%s_admin".formatted(server.getHost(), server.getPort(), prefix);
        HeldSteps steps = new HeldSteps(DriverManager.getConnection(url, owner[0], owner[1]));
        steps.run(TRIGGER);
        steps.run("select pg_advisory_lock(4711)");
        return steps;
    }

    void hold(String slug, String state) throws SQLException {
        run("insert into held values ('%s', '%s')".formatted(slug, state));
    }

    void awaitHeld() {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(this::isHeld);
    }

    private boolean isHeld() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery("select exists (select " + WAITING + ")")) {
            return found.next() && found.getBoolean(1);
        }
    }

    /** What the killed node was about to write stays unwritten. */
    void forget() throws SQLException {
        run("delete from held; select pg_terminate_backend(pid) " + WAITING);
    }

    /** The steps that are written down for the conference. Asked while no node runs, since the next one goes on at once. */
    List<String> written(String slug) throws SQLException {
        String sql = "select unnest(reached) from provisionings where slug = '" + slug + "'";
        List<String> written = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            while (found.next()) {
                written.add(found.getString(1));
            }
        }
        return written;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
