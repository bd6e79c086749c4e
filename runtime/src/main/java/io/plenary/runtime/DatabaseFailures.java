package io.plenary.runtime;

import io.vertx.pgclient.PgException;
import java.sql.SQLException;
import java.util.Optional;
import org.flywaydb.core.api.FlywayException;

/** What a failure of the database means. */
public final class DatabaseFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String CANCELED = "57014";
    private static final String SHUTTING_DOWN = "57P";
    private static final String CONNECTION = "08";
    /** Two that stood in each other's way. */
    private static final String ROLLED_BACK = "40";

    private static final String DISK_FULL = "53100";
    /** Connections, memory, disk, limits: whatever PostgreSQL has too little of. */
    private static final String INSUFFICIENT_RESOURCES = "53";

    /** What a database says to writers that has been moved to another server, whose name is the detail. */
    public static final String MOVED = "PM001";

    private DatabaseFailures() {}

    /** The server that the database has been moved to, if that is why nothing was changed. */
    public static Optional<String> movedTo(Throwable failure) {
        return failure instanceof PgException pg && MOVED.equals(pg.getSqlState())
                ? Optional.ofNullable(pg.getDetail())
                : Optional.empty();
    }

    /** True when this unique constraint refused the row. */
    public static boolean isTaken(Throwable failure, String constraint) {
        return isTaken(failure) && constraint.equals(((PgException) failure).getConstraint());
    }

    /** True when a unique constraint refused the row, whichever it was. */
    public static boolean isTaken(Throwable failure) {
        return failure instanceof PgException pg && UNIQUE_VIOLATION.equals(pg.getSqlState());
    }

    public static boolean isStillReferenced(Throwable failure) {
        return failure instanceof PgException pg && FOREIGN_KEY_VIOLATION.equals(pg.getSqlState());
    }

    /**
     * True when trying again later may help: the server is gone, busy, full or gave up on the statement, which a migration
     * may tell in a failure within another.
     */
    public static boolean isOverload(Throwable failure) {
        if (failure instanceof PgException pg) {
            return isOverload(pg.getSqlState());
        }
        if (failure instanceof SQLException jdbc) {
            return isOverload(String.valueOf(jdbc.getSQLState()));
        }
        if (failure instanceof FlywayException migration) {
            return isOverload(migration.getCause());
        }
        return failure instanceof DatabaseGone || failure instanceof StorageFull || failure instanceof UnknownServer;
    }

    /** True when there is no room for what was to be kept. */
    static boolean isFull(Throwable failure) {
        return failure instanceof StorageFull || failure instanceof PgException pg && isFull(pg.getSqlState());
    }

    static boolean isFull(String state) {
        return DISK_FULL.equals(state);
    }

    static boolean isExhausted(String state) {
        return state.startsWith(INSUFFICIENT_RESOURCES) && !isFull(state);
    }

    private static boolean isOverload(String state) {
        return CANCELED.equals(state)
                || MOVED.equals(state)
                || state.startsWith(ROLLED_BACK)
                || state.startsWith(INSUFFICIENT_RESOURCES)
                || state.startsWith(SHUTTING_DOWN)
                || state.startsWith(CONNECTION);
    }
}
