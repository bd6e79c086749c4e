package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.Row;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server that follows another one, and how far it has come: asked several times a second where the other one is, and later whether it
 * is there. One that is further behind than it may be, or does not answer, is left out until it is back.
 */
final class Replica {

    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    static final long LOOK_MILLIS = 200;

    private static final String WRITTEN = "select pg_current_wal_lsn()::text as position";
    /** Nothing of one that follows nobody any more. */
    private static final String FOLLOWED =
            "select pg_last_wal_replay_lsn()::text as position where pg_is_in_recovery()";

    /** Where the other one was at a moment. */
    private record Mark(long at, long position) {}

    private final PgConnectOptions address;
    private final Duration longestLag;
    private final Pool followed;
    private final Pool own;
    private final Deque<Mark> marks = new ArrayDeque<>();
    private final long begun = System.nanoTime();
    private boolean looking;
    private volatile long caughtUp = begun - Duration.ofDays(1).toNanos();
    private volatile boolean usable;

    /** @param longestLag how far behind it may be and still be read */
    Replica(Vertx vertx, String followedUri, String uri, Duration longestLag) {
        this.address = PgConnectOptions.fromUri(uri);
        this.longestLag = longestLag;
        this.followed = pool(vertx, PgConnectOptions.fromUri(followedUri));
        this.own = pool(vertx, at(PgConnectOptions.fromUri(followedUri)));
        vertx.setPeriodic(0, LOOK_MILLIS, fired -> look());
    }

    private static Pool pool(Vertx vertx, PgConnectOptions options) {
        PoolOptions one =
                new PoolOptions().setMaxSize(1).setConnectionTimeout(1).setConnectionTimeoutUnit(TimeUnit.SECONDS);
        PgConnectOptions bounded =
                options.addProperty("statement_timeout", "1000").setReconnectAttempts(0);
        return PgBuilder.pool().with(one).connectingTo(bounded).using(vertx).build();
    }

    /** The same database and user there: a replica has the roles and passwords of the server it follows. */
    PgConnectOptions at(PgConnectOptions options) {
        PgConnectOptions there =
                new PgConnectOptions(options).setHost(address.getHost()).setPort(address.getPort());
        if (address.getSslMode() != null) {
            there.setSslMode(address.getSslMode());
        }
        return there;
    }

    private synchronized void look() {
        if (looking) {
            tell();
            return;
        }
        looking = true;
        long asked = System.nanoTime();
        position(followed, WRITTEN)
                .onSuccess(position -> mark(asked, position))
                .compose(marked -> position(own, FOLLOWED))
                .onSuccess(this::reach)
                .onComplete(looked -> looked());
    }

    private static Future<Long> position(Pool server, String query) {
        return server.query(query).execute().map(rows -> {
            Row row = rows.iterator().next();
            return parse(row.getString("position"));
        });
    }

    /** As PostgreSQL writes it: two numbers of 32 bits. */
    static long parse(String position) {
        int slash = position.indexOf('/');
        return (Long.parseLong(position.substring(0, slash), 16) << 32)
                + Long.parseLong(position.substring(slash + 1), 16);
    }

    private synchronized void mark(long at, long position) {
        marks.addLast(new Mark(at, position));
        if (at - marks.peekFirst().at() > longestLag.toNanos()) {
            marks.removeFirst();
        }
    }

    private synchronized void reach(long position) {
        while (!marks.isEmpty() && marks.peekFirst().position() <= position) {
            caughtUp = marks.removeFirst().at();
        }
    }

    private synchronized void looked() {
        looking = false;
        tell();
    }

    private void tell() {
        boolean now = isUsable();
        if (now != usable) {
            usable = now;
            if (now) {
                LOG.info("The replica {} is read", place());
            } else {
                LOG.warn("The replica {} is too far behind or does not answer: it is not read", place());
            }
        }
    }

    /** Whether it is as far as it has to be. */
    boolean isUsable() {
        return lag().compareTo(longestLag) <= 0;
    }

    /** Whether everything is there that was committed before a moment. */
    boolean has(long moment) {
        return isUsable() && caughtUp - moment > 0;
    }

    /** How old it may be at most. */
    Duration lag() {
        return Duration.ofNanos(System.nanoTime() - caughtUp);
    }

    String place() {
        return address.getHost() + ":" + address.getPort();
    }
}
