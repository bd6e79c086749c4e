package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;

/**
 * Hands what stands in an outbox down to the event log, and cuts it off once the log has it. It may run beside itself, on other
 * nodes too: the log ignores what it has, and what is cut off twice is gone once.
 */
public final class Relay {

    private static final int AT_ONCE = 500;
    /** A page is read and written in one go, and others wait for the event loop: pages become large only where there is much. */
    private static final int AT_FIRST = 60;

    private static final long WAIT_MILLIS = 200;

    private final Database database;
    private final String source;
    private final Proxies proxies;
    private final Context context;
    private final Rounds rounds;
    private final Rounds looks;

    /** @param source what the log calls the outbox */
    public Relay(Vertx vertx, Database database, String source, Proxies proxies) {
        this.database = database;
        this.source = source;
        this.proxies = proxies;
        this.context = vertx.getOrCreateContext();
        this.rounds = new Rounds(vertx, "relay of " + source, this::pass).untilDone();
        this.looks = new Rounds(vertx, "looking at the outbox of " + source, this::look);
    }

    /** From now on: what is there, and what is announced after each change. */
    public Relay begin() {
        database.relayedBy(this);
        soon();
        return this;
    }

    /** And every so often, for what a killed node has left behind. */
    public Relay every(Duration pause) {
        looks.every(pause);
        return this;
    }

    private Future<Void> look() {
        return OutboxStore.isEmpty(database.direct())
                .onSuccess(empty -> {
                    if (!empty) {
                        rounds.kick();
                    }
                })
                .mapEmpty();
    }

    /** What is not handed down yet is left to the next relay. */
    void end() {
        rounds.end();
        looks.end();
    }

    /** A conference's database is used by several verticles. */
    void soon() {
        context.runOnContext(now -> rounds.kick());
    }

    /**
     * What may be left in an outbox.
     *
     * @param empty nothing is seen there, but what still runs may show something
     * @param oldestRunning before it every transaction has ended
     * @param next the transaction that comes next
     */
    public record Left(boolean empty, long oldestRunning, long next) {}

    /** Whatever can be read, and what may be left then. */
    public Future<Left> passOnce() {
        return pass().compose(passed -> OutboxStore.left(database.direct()));
    }

    /** Until nothing is left. */
    public Future<Void> pass() {
        return OutboxStore.after(database.direct(), OutboxStore.Page.NONE, AT_FIRST)
                .compose(first -> handDown(first, AT_FIRST, Future.succeededFuture()));
    }

    /** While a page goes down, the one before is cut off and the next is read. */
    private Future<Void> handDown(OutboxStore.Page page, int most, Future<Void> cutOff) {
        List<Event> events = page.events();
        if (events.isEmpty()) {
            return cutOff.compose(done -> waitForOthers());
        }
        int more = Math.min(2 * most, AT_ONCE);
        Future<OutboxStore.Page> next = events.size() < most
                ? Future.succeededFuture(OutboxStore.Page.NONE)
                : OutboxStore.after(database.direct(), page, more);
        return proxies.of(EventLog.class, EventLog.ADDRESS)
                .append(Caller.SYSTEM, source, events)
                .compose(taken -> cutOff)
                .compose(done -> {
                    rounds.advance();
                    Future<Void> cut = OutboxStore.remove(database.direct(), events);
                    return next.compose(following -> handDown(following, more, cut));
                });
    }

    /** What was announced while an older transaction runs can be read only when that has ended. */
    private Future<Void> waitForOthers() {
        return OutboxStore.isEmpty(database.direct()).compose(empty -> empty ? Future.succeededFuture() : later());
    }

    private Future<Void> later() {
        rounds.kickIn(WAIT_MILLIS);
        return Future.succeededFuture();
    }
}
