package io.plenary.runtime;

import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.concurrent.TimeoutException;
import org.flywaydb.core.api.FlywayException;

/** What a failure of the database means. */
public final class DatabaseFailures {

    private static final String UNIQUE_VIOLATION = "23505";
    private static final String FOREIGN_KEY_VIOLATION = "23503";
    private static final String CANCELED = "57014";
    private static final String SHUTTING_DOWN = "57P";
    private static final String CONNECTION = "08";
    /** All the pool says, in an exception without a type of its own, when every connection stays busy. */
    private static final String NO_FREE_CONNECTION = "Timeout";

    private static final String TOO_MANY_CONNECTIONS = "53300";

    private DatabaseFailures() {}

    /** True when this unique constraint refused the row. */
    public static boolean isTaken(Throwable failure, String constraint) {
        return failure instanceof PgException pg
                && UNIQUE_VIOLATION.equals(pg.getSqlState())
                && constraint.equals(pg.getConstraint());
    }

    public static boolean isStillReferenced(Throwable failure) {
        return failure instanceof PgException pg && FOREIGN_KEY_VIOLATION.equals(pg.getSqlState());
    }

    /** True when trying again later may help: the server is gone, busy or gave up on the statement. */
    public static boolean isOverload(Throwable failure) {
        if (failure instanceof PgException pg) {
            return isOverload(pg.getSqlState());
        }
        if (failure instanceof SQLException jdbc) {
            return isOverload(String.valueOf(jdbc.getSQLState()));
        }
        if (failure instanceof FlywayException migration) {
            return migration.getCause() instanceof SQLException cause && isOverload(cause);
        }
        return failure instanceof IOException
                || failure instanceof TimeoutException
                || NO_FREE_CONNECTION.equals(failure.getMessage())
                || failure instanceof VertxException
                        && String.valueOf(failure.getMessage()).contains("onnection");
    }

    private static boolean isOverload(String state) {
        return CANCELED.equals(state)
                || TOO_MANY_CONNECTIONS.equals(state)
                || state.startsWith(SHUTTING_DOWN)
                || state.startsWith(CONNECTION);
    }
}
