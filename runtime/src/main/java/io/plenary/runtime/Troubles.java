package io.plenary.runtime;

import io.plenary.contracts.Remark;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a database server is short of: remembered for a while, so that whoever looks at the node learns of it. Nobody waits for
 * one that is away, and nothing is sent to be kept where there is no room.
 */
final class Troubles {

    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final Duration WORTH_KNOWING = Duration.ofMinutes(1);

    private final InstantSource clock;
    private final Outage outage = new Outage();
    private volatile boolean closedForChanges;
    private volatile Instant full = Instant.MIN;
    private volatile Instant exhausted = Instant.MIN;

    Troubles(InstantSource clock) {
        this.clock = clock;
    }

    /** How statements come first to a server: they are refused at once while that is away. */
    record Entrance(Troubles troubles, SqlClient server) implements Statements.Saying {

        @Override
        public <T> Future<T> say(Supplier<Future<T>> statement) {
            return troubles.isAway(server) ? Future.failedFuture(DatabaseGone.known()) : troubles.noted(statement);
        }
    }

    private boolean isAway(SqlClient server) {
        boolean away = outage.isThere();
        if (away && outage.isTimeToLook()) {
            noted(() -> server.query("select 1").execute());
        }
        return away;
    }

    /** Likewise. That a connection was at hand says nothing about the server. */
    Future<SqlConnection> connection(Pool pool) {
        if (isAway(pool)) {
            return Future.failedFuture(DatabaseGone.known());
        }
        outage.begin();
        return DatabaseGone.marked(pool.getConnection())
                .onSuccess(opened -> outage.saysNothing())
                .onFailure(this::note);
    }

    /** An answer of the driver, marked where it is none, and noted where it tells of a trouble. */
    <T> Future<T> noted(Supplier<Future<T>> statement) {
        outage.begin();
        return DatabaseGone.marked(statement.get())
                .onSuccess(answer -> outage.answered())
                .onFailure(this::note);
    }

    private void note(Throwable failure) {
        if (failure instanceof DatabaseGone) {
            outage.noAnswer();
        } else {
            outage.answered();
        }
        if (!(failure instanceof PgException pg)) {
            return;
        }
        if (DatabaseFailures.isFull(pg.getSqlState())) {
            noteFull();
        } else if (DatabaseFailures.isExhausted(pg.getSqlState())) {
            exhausted = clock.instant();
        }
    }

    private void noteFull() {
        if (!isRecent(full)) {
            LOG.warn("The disk of the database is full: what is there is served, but nothing can be changed");
        }
        full = clock.instant();
    }

    /** Whether nothing is to be changed, because there is hardly room left. */
    void closeForChanges(boolean close) {
        if (close && !closedForChanges) {
            LOG.warn("The disk of the database is nearly full: what is there is served, but nothing can be changed");
        } else if (!close && closedForChanges) {
            LOG.info("The disk of the database has room again");
        }
        closedForChanges = close;
    }

    boolean isClosedForChanges() {
        return closedForChanges;
    }

    /** Whether there was no room lately, or hardly is. */
    boolean isFull() {
        return closedForChanges || isRecent(full);
    }

    /** Whether it has just answered somebody, and nobody had no answer since. */
    boolean answers() {
        return outage.answers();
    }

    /** Whether those who ask it have no answer. */
    boolean isGone() {
        return outage.isThere();
    }

    Optional<Remark> remark() {
        if (isFull()) {
            return Optional.of(new Remark(Remark.Code.DATABASE_FULL, null));
        }
        return isRecent(exhausted) ? Optional.of(new Remark(Remark.Code.DATABASE_EXHAUSTED, null)) : Optional.empty();
    }

    private boolean isRecent(Instant moment) {
        return moment.isAfter(clock.instant().minus(WORTH_KNOWING));
    }
}
