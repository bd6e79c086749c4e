package io.plenary.runtime.events;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the event log and misses nothing: each event has its effect exactly once. How far it has come is a cursor in its
 * service's database, which moves in the transaction of the effect. What is published is taken directly where it is what comes
 * next; what is missing before it is read from the log. Several instances may run: whoever moves the cursor first was the one.
 */
public final class LogReader {

    private static final Logger LOG = LoggerFactory.getLogger(LogReader.class);
    private static final int PAGE = 500;
    /** How often it looks at the log though nothing was published: a message can get lost. */
    private static final Duration LOOKS = Duration.ofSeconds(15);

    /** What a service does about events; a failure leaves all of it undone, and it is tried again. */
    public interface Effect extends BiFunction<Transaction, List<Event>, Future<Void>> {}

    private final String name;
    private final Instant from;
    private final Database database;
    private final Node node;
    private final Effect effect;
    private final Rounds rounds;
    private final Heard heard = new Heard();
    private Predicate<Event> concerns = event -> true;
    private Duration looks = LOOKS;
    /** What the database knew last of how far it is. */
    private long noted;
    /** How far it is: beyond what is noted there was nothing that concerns it. The next look at the log notes it. */
    private long passed;

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

    /** Nothing else concerns it: of other events it knows only that they are past. */
    @SafeVarargs
    public final LogReader only(Class<? extends Payload>... payloads) {
        return only(List.of(payloads));
    }

    /** Nothing else concerns it: of other events it knows only that they are past. */
    public LogReader only(Collection<Class<? extends Payload>> payloads) {
        Set<String> types = payloads.stream().map(Payload::typeOf).collect(Collectors.toSet());
        concerns = event -> types.contains(event.type());
        return this;
    }

    /** How often it looks at the log though nothing was published. */
    public LogReader looksEvery(Duration pause) {
        looks = pause;
        return this;
    }

    /** @return completes when it hears what is published */
    public Future<?> begin() {
        rounds.every(looks).kick();
        return node.events().listening().toNumbered(this::hear).ready();
    }

    private void hear(LogPage page) {
        if (passed > 0 && page.after() == passed && concerning(page).isEmpty()) {
            passed = page.last();
        } else {
            heard.add(page);
            rounds.kick();
        }
    }

    private List<Event> concerning(LogPage page) {
        return page.events().stream().filter(concerns).toList();
    }

    /** Most times what was heard comes next: then nobody has to be asked. */
    private Future<Void> round() {
        LogPage next = passed > 0 ? heard.after(passed) : null;
        return next == null ? lookUp() : go(passed, next);
    }

    private Future<Void> lookUp() {
        return CursorStore.find(database.direct(), name)
                .compose(known -> known.map(Future::succeededFuture).orElseGet(this::register))
                .compose(known -> {
                    // Further where another instance was first; back where somebody wants it all once more.
                    passed = known < noted ? known : Math.max(known, passed);
                    noted = known;
                    return readOn(passed);
                });
    }

    private Future<Long> register() {
        return log().register(Caller.SYSTEM, name, from)
                .compose(begin -> CursorStore.add(database.direct(), name, begin))
                .compose(added -> CursorStore.find(database.direct(), name))
                .map(known -> known.orElseThrow());
    }

    private Future<Void> readOn(long after) {
        LogPage next = heard.after(after);
        return next == null ? readLog(after) : go(after, next);
    }

    private Future<Void> readLog(long after) {
        return log().read(Caller.SYSTEM, name, after, PAGE)
                .compose(page -> page.events().isEmpty() ? note(after) : go(after, page));
    }

    private Future<Void> go(long after, LogPage page) {
        List<Event> events = concerning(page);
        return (events.isEmpty() ? Future.succeededFuture(true) : apply(after, page, events)).compose(done -> {
            rounds.advance();
            if (!done) {
                return round();
            }
            passed = Math.max(passed, page.last());
            noted = events.isEmpty() ? noted : page.last();
            return readOn(page.last());
        });
    }

    private Future<Void> note(long number) {
        return number > noted
                ? CursorStore.move(database.direct(), name, noted, number).mapEmpty()
                : Future.succeededFuture();
    }

    /** False where another instance was first. */
    private Future<Boolean> apply(long after, LogPage page, List<Event> events) {
        if (page.after() > after) {
            LOG.error("{} misses the events from {} to {}: they are not kept any more", name, after + 1, page.after());
        }
        return database.write(Caller.SYSTEM, tx -> CursorStore.move(tx.sql(), name, noted, page.last())
                .compose(first -> first ? effect.apply(tx, events).map(true) : Future.succeededFuture(false)));
    }

    private EventLog log() {
        return node.proxies().of(EventLog.class, EventLog.ADDRESS);
    }
}
