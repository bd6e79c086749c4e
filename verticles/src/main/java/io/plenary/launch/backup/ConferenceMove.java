package io.plenary.launch.backup;

import io.plenary.failures.StartFailure;
import io.plenary.runtime.OwnedDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Moves the database of one conference: copies it while it is written to, then stops writers for as long as it takes to copy what they
 * have changed since. Killed at any moment, it has changed nothing, or all of it.
 */
final class ConferenceMove {

    /** Writers are let in between: who waits longer for a lock keeps them waiting behind it. */
    private static final int TRIES = 30;

    private static final String PATIENCE = "set lock_timeout = '1s'";
    /** Should this command be stopped and not killed, nobody waits for it for ever. */
    private static final String LONGEST_STOP = "set idle_in_transaction_session_timeout = '10s'";

    /** What is said of a database until it counts. */
    private static final String COMING = "being moved here";

    private static final Set<String> STOOD_IN_THE_WAY = Set.of("55P03", "40P01");

    private final OwnedDatabase source;
    private final OwnedDatabase target;
    private final String to;

    ConferenceMove(OwnedDatabase source, OwnedDatabase target, String to) {
        this.source = source;
        this.target = target;
        this.to = to;
    }

    /** Where the database has been moved to by a command that was killed before it could note that. */
    Optional<String> doneBefore() throws SQLException {
        try (Connection connection = source.connect()) {
            return Fence.in(connection);
        }
    }

    /** @return for how long nothing could be changed */
    Duration run() throws SQLException {
        source.migrate();
        dropWhatIsOurs();
        target.create();
        target.comment(COMING);
        target.migrate();
        Duration stop = stopAndCopyChanges(copyAll());
        target.comment(null);
        return stop;
    }

    /** What was left of another try, or at another time; nothing else is overwritten. */
    private void dropWhatIsOurs() throws SQLException {
        if (!target.exists()) {
            return;
        }
        if (!COMING.equals(target.comment()) && !target.isEmpty() && !isFenced(target)) {
            throw new StartFailure(
                    "There is another database " + target.name() + " on " + to + " already: look at it first.");
        }
        target.drop();
    }

    private static boolean isFenced(OwnedDatabase database) throws SQLException {
        try (Connection connection = database.connect()) {
            return Fence.in(connection).isPresent();
        }
    }

    /** As it is at one moment. */
    private Map<String, String> copyAll() throws SQLException {
        try (Connection from = source.connect();
                Connection into = target.connect()) {
            from.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            from.setAutoCommit(false);
            into.setAutoCommit(false);
            RowCopy rows = new RowCopy(from, into);
            Map<String, String> marks = rows.marks();
            rows.copy(marks.keySet());
            into.commit();
            return marks;
        }
    }

    private Duration stopAndCopyChanges(Map<String, String> before) throws SQLException {
        try (Connection from = source.connect();
                Connection into = target.connect()) {
            execute(from, PATIENCE);
            execute(from, LONGEST_STOP);
            from.setAutoCommit(false);
            into.setAutoCommit(false);
            RowCopy rows = new RowCopy(from, into);
            long begun = lock(from, rows.names());
            rows.copy(new HashSet<>(rows.changedSince(before)));
            rows.copySequences();
            rows.requireAll();
            into.commit();
            Fence.put(from, rows.names(), to);
            from.commit();
            return Duration.ofNanos(System.nanoTime() - begun);
        }
    }

    /** Readers go on; writers wait, until their statement or the one they wait for has had its time. */
    private long lock(Connection connection, List<String> tables) throws SQLException {
        String lock = "lock table "
                + tables.stream().map(Table::quoted).collect(Collectors.joining(", "))
                + " in share row exclusive mode";
        for (int tries = 1; ; tries++) {
            long begun = System.nanoTime();
            try {
                source.keepSchema(connection);
                execute(connection, lock);
                return begun;
            } catch (SQLException e) {
                connection.rollback();
                if (!STOOD_IN_THE_WAY.contains(e.getSQLState())) {
                    throw e;
                }
                if (tries == TRIES) {
                    throw new StartFailure(
                            "Something is written all the time, such as by an import: run it again when that has ended.",
                            e);
                }
                execute(connection, "select pg_sleep(0.3)");
                connection.rollback();
            }
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
