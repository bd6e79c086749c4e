package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Right;
import io.plenary.contracts.events.Event;
import io.plenary.runtime.events.EventChannel;
import io.plenary.runtime.once.Effect;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.serviceproxy.ServiceException;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A service's database. Whatever touches the rows of tenants runs in a transaction that first tells PostgreSQL who asks, so
 * that row-level security holds even where a statement forgot its WHERE.
 */
public final class Database {

    private static final int PUBLISHED_AT_ONCE = 8;
    private static final Duration CHECKED = Duration.ofSeconds(20);
    private static final String WHO_ASKS =
            """
            select set_config('app.user_id', $1, true),
                   set_config('app.organizations', $2, true),
                   set_config('app.platform', $3, true)
            """;

    private final Vertx vertx;
    private final Connections connections;
    private final EventChannel channel;
    private final Troubles troubles;
    /** Null where there is no replica. */
    private final Copy copy;

    private volatile Relay relay;
    private volatile long checkedAt = System.nanoTime() - CHECKED.toNanos();

    Database(Vertx vertx, Connections connections, EventChannel channel, Troubles troubles) {
        this(vertx, connections, channel, troubles, null);
    }

    Database(Vertx vertx, Connections connections, EventChannel channel, Troubles troubles, Copy copy) {
        this.vertx = vertx;
        this.connections = connections;
        this.channel = channel;
        this.troubles = troubles;
        this.copy = copy;
    }

    /** Without a transaction and without anybody asking: for tables that no tenant owns. */
    public SqlClient direct() {
        Pool pool = connections.pool();
        return new Statements(pool, new Troubles.Entrance(troubles, pool));
    }

    /** Reads as this caller. */
    public <T> Future<T> read(Caller caller, Function<SqlClient, Future<T>> work) {
        return inTransaction(sql -> reading(sql, caller, work));
    }

    private static <T> Future<T> reading(SqlClient sql, Caller caller, Function<SqlClient, Future<T>> work) {
        Future<?> asked = introduce(sql, caller);
        // Started together: the statements travel in one go, in this order.
        return Future.all(asked, work.apply(sql)).map(both -> both.<T>resultAt(1));
    }

    /**
     * Reads as this caller what may be a moment old: from a replica, if there is one that is not too far behind and has whatever is
     * known here to have been changed.
     */
    public <T> Future<T> readRelaxed(Caller caller, Function<SqlClient, Future<T>> work) {
        return copy != null && copy.isUpToDate() ? readCopy(caller, work) : read(caller, work);
    }

    /** The same where nobody looks for what they have changed themselves. */
    public <T> Future<T> readBehind(Caller caller, Function<SqlClient, Future<T>> work) {
        return copy != null && copy.isUsable() ? readCopy(caller, work) : read(caller, work);
    }

    private <T> Future<T> readCopy(Caller caller, Function<SqlClient, Future<T>> work) {
        return orElse(
                inTransaction(copy.connections(), copy.troubles(), sql -> reading(sql, caller, work)),
                () -> read(caller, work));
    }

    /** What a replica cannot answer is asked of the server it follows. */
    private static <T> Future<T> orElse(Future<T> answer, Supplier<Future<T>> otherwise) {
        return answer.recover(
                failure -> failure instanceof ServiceException ? Future.failedFuture(failure) : otherwise.get());
    }

    /** A replica that is not too far behind, without a transaction: for those who can tell whether it is new enough for them. */
    public Optional<SqlClient> replica() {
        return Optional.ofNullable(copy)
                .filter(Copy::isUsable)
                .map(one -> one.connections().pool())
                .map(pool -> new Statements(pool, new Troubles.Entrance(copy.troubles(), pool)));
    }

    /**
     * As {@link #snapshot}, of a replica if that will do.
     *
     * @param isNew whether what was read there is new enough
     */
    public <T> Future<T> snapshotRelaxed(Function<SqlClient, Future<T>> work, Predicate<T> isNew) {
        if (copy == null || !copy.isUsable()) {
            return snapshot(work);
        }
        return orElse(
                inTransaction(copy.connections(), copy.troubles(), sql -> oneState(sql, work))
                        .compose(read -> isNew.test(read) ? Future.succeededFuture(read) : snapshot(work)),
                () -> snapshot(work));
    }

    /** Somebody has changed something, perhaps on another node. */
    public void changed() {
        if (copy != null) {
            copy.changed();
        }
    }

    /** Reads one state of the database, however many statements that takes: for tables that no tenant owns. */
    public <T> Future<T> snapshot(Function<SqlClient, Future<T>> work) {
        return inTransaction(sql -> oneState(sql, work));
    }

    private static <T> Future<T> oneState(SqlClient sql, Function<SqlClient, Future<T>> work) {
        Future<?> begun = sql.query("set transaction isolation level repeatable read, read only")
                .execute();
        return Future.all(begun, work.apply(sql)).map(both -> both.<T>resultAt(1));
    }

    /**
     * Changes something as this caller. What the work announces is stored in the same transaction and published after the
     * commit; if anything fails, nothing happened.
     */
    public <T> Future<T> write(Caller caller, Function<Transaction, Future<T>> work) {
        if (troubles.isClosedForChanges()) {
            return Future.failedFuture(new StorageFull());
        }
        return inTransaction(sql -> {
                    Transaction transaction = new Transaction(sql, caller);
                    Future<?> asked = introduce(sql, caller);
                    return Future.all(asked, work.apply(transaction))
                            .map(both -> both.<T>resultAt(1))
                            .compose(result -> transaction.storeEvents().map(result))
                            .map(result -> new Committed<>(result, transaction));
                })
                .onComplete(ended -> changed())
                .map(committed -> {
                    tell(committed.transaction().events());
                    committed.transaction().committed();
                    return committed.result();
                });
    }

    /**
     * Changes something as this caller, once for each key of the caller's ({@code @Once}): the result is the answer of the
     * method at hand and is kept in the same transaction. Called again, the method answers that, and nothing of this happens.
     */
    public <T> Future<T> once(Caller caller, Function<Transaction, Future<T>> work) {
        return once(caller, work, result -> true);
    }

    /** @param isAnswer whether the method answers such a result; else it is going to refuse, and may be called again */
    public <T> Future<T> once(Caller caller, Function<Transaction, Future<T>> work, Predicate<? super T> isAnswer) {
        return Effect.askedBy(caller)
                .map(effect -> write(caller, tx -> effect.begin(tx.sql())
                        .compose(first -> work.apply(tx))
                        .compose(result -> isAnswer.test(result)
                                ? effect.end(tx.sql(), result).map(result)
                                : Future.succeededFuture(result))))
                .orElseGet(() -> write(caller, work));
    }

    private <T> Future<T> inTransaction(Function<SqlClient, Future<T>> work) {
        return inTransaction(connections, troubles, work);
    }

    private static <T> Future<T> inTransaction(Connections from, Troubles noting, Function<SqlClient, Future<T>> work) {
        return from.during(pool -> noting.connection(pool).compose(connection -> noting.noted(connection::begin)
                .compose(transaction -> ended(transaction, work, connection, noting))
                .onComplete(done -> connection.close())));
    }

    /** Rolled back also when the work throws. */
    private static <T> Future<T> ended(
            io.vertx.sqlclient.Transaction transaction,
            Function<SqlClient, Future<T>> work,
            SqlConnection connection,
            Troubles noting) {
        return Future.succeededFuture(new Statements(connection, noting::noted))
                .compose(work::apply)
                .compose(
                        result -> noting.noted(transaction::commit).map(result),
                        failure -> transaction.rollback().transform(ended -> Future.failedFuture(failure)));
    }

    /** What is announced from now on goes to the event log, soon after it was committed; nobody waits for it. */
    void relayedBy(Relay theRelay) {
        relay = theRelay;
    }

    /** It is about to be dropped, or others hand down what it announces. */
    public void endRelay() {
        if (relay != null) {
            relay.end();
        }
    }

    private void tell(List<Event> events) {
        if (!events.isEmpty()) {
            publish(events);
            if (relay != null) {
                relay.soon();
            }
        }
    }

    private record Committed<T>(T result, Transaction transaction) {}

    /** An import announces a thousand things; all at once they would keep this event loop and its listeners busy. */
    private void publish(List<Event> events) {
        int now = Math.min(PUBLISHED_AT_ONCE, events.size());
        events.subList(0, now).forEach(channel::tell);
        if (now < events.size()) {
            vertx.setTimer(1, fired -> publish(events.subList(now, events.size())));
        }
    }

    private static Future<?> introduce(SqlClient sql, Caller caller) {
        String user = caller.userId() == null ? "" : caller.userId().toString();
        String platform = caller.isAdmin() ? "on" : "";
        return sql.preparedQuery(WHO_ASKS).execute(Tuple.of(user, organizations(caller), platform));
    }

    /** Members without a task in the organization see only what everybody sees. Which part of it a task is about, services know. */
    private static String organizations(Caller caller) {
        return caller.memberships().entrySet().stream()
                .filter(membership -> membership.getValue().gives(Right.CONFERENCES_READ)
                        || caller.grants().containsKey(membership.getKey()))
                .map(membership -> membership.getKey().toString())
                .collect(Collectors.joining(","));
    }

    /** Whether the server answers; it is asked, though it did not answer others. */
    public Future<Void> check() {
        return new Statements(connections.pool(), troubles::noted)
                .query("select 1")
                .execute()
                .onSuccess(answer -> checkedAt = System.nanoTime())
                .mapEmpty();
    }

    /**
     * The same for those who look every two seconds: while the server answers others it is asked now and then, for connections of
     * one's own may be dead.
     */
    public Future<Void> checkNowAndThen() {
        boolean isKnown = troubles.answers() && System.nanoTime() - checkedAt < CHECKED.toNanos();
        return isKnown ? Future.succeededFuture() : check();
    }

    public Future<Void> close() {
        return connections.pool().close();
    }
}
