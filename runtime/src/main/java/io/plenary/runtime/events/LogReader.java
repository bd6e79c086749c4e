package io.plenary.runtime.events;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event log and misses nothing: each event has its effect exactly once. How far it has come is a cursor in its
 * service's database, which moves in the transaction of the effect. What is published is taken directly where it is what comes
 * next; what is missing before it is read from the log. Several instances may run: whoever moves the cursor first was the one.
 */
public final class LogReader {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final int PAGE = 200;
    /** How often it looks at the log though nothing was published: a message can get lost. */
    private static final Duration LOOKS = Duration.ofSeconds(5);

    /** What a service does about events; a failure leaves all of it undone, and it is tried again. */
    public interface Effect extends BiFunction<Transaction, List<Event>, Future<Void>> {}

    private final String name;
    private final Instant from;
    private final Database database;
    private final Node node;
    private final Effect effect;
    private final Rounds rounds;
    private final Heard heard = new Heard();

    private LogReader(Vertx vertx, Node node, String name, Instant from, Database database, Effect effect) {
        this.name = name;
        this.from = from;
        this.database = database;
        this.node = node;
        this.effect = effect;
        this.rounds = new Rounds(vertx, "reading of " + name, this::round).untilDone();
    }

    /** One that begins with everything the log keeps. */
    public static LogReader ofAll(Vertx vertx, Node node, String name, Database database, Effect effect) {
        return new LogReader(vertx, node, name, null, database, effect);
    }

    /** One that begins, the first time, with what happens since. */
    public static LogReader since(Instant from, Vertx vertx, Node node, String name, Database database, Effect effect) {
        return new LogReader(vertx, node, name, from, database, effect);
    }

    /** @return completes when it hears what is published */
    public Future<?> begin() {
        rounds.every(LOOKS).kick();
        return node.events()
                .listening()
                .toNumbered(page -> {
                    heard.add(page);
                    rounds.kick();
                })
                .ready();
    }

    private Future<Void> round() {
        return CursorStore.find(database.direct(), name)
                .compose(known -> known.map(Future::succeededFuture).orElseGet(this::register))
                .compose(this::readOn);
    }

    private Future<Long> register() {
        return log().register(Caller.SYSTEM, name, from)
                .compose(begin -> CursorStore.add(database.direct(), name, begin))
                .compose(added -> CursorStore.find(database.direct(), name))
                .map(known -> known.orElseThrow());
    }

    private Future<Void> readOn(long after) {
        LogPage next = heard.after(after);
        Future<LogPage> page =
                next == null ? log().read(Caller.SYSTEM, name, after, PAGE) : Future.succeededFuture(next);
        return page.compose(found -> found.events().isEmpty()
                ? Future.succeededFuture()
                : apply(after, found).compose(applied -> {
                    rounds.advance();
                    return applied ? readOn(found.last()) : round();
                }));
    }

    /** False where another instance was first. */
    private Future<Boolean> apply(long after, LogPage page) {
        if (page.after() > after) {
            LOG.error("{} misses the events from {} to {}: they are not kept any more", name, after + 1, page.after());
        }
        return database.write(Caller.SYSTEM, tx -> CursorStore.lock(tx.sql(), name, after)
                .compose(first -> first
                        ? effect.apply(tx, page.events())
                                .compose(done -> CursorStore.move(tx.sql(), name, page.last()))
                                .map(true)
                        : Future.succeededFuture(false)));
    }

    private EventLog log() {
        return node.proxies().of(EventLog.class, EventLog.ADDRESS);
    }
}
