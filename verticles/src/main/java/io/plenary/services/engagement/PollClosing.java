package io.plenary.services.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.PollState;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * Closes polls whose time is over, at that time. Where one is opened it is looked when the next one's is; what was opened elsewhere,
 * by a node that is gone, is found every so often.
 */
final class PollClosing {

    private static final Duration LOOKS = Duration.ofSeconds(10);
    private static final int AT_ONCE = 20;

    private final Database database;
    private final PollChanges changes;
    private final Rounds rounds;
    /** When it is looked next, of all that is known, as {@link System#nanoTime()}. */
    private long next = System.nanoTime();

    PollClosing(Vertx vertx, Database database, PollChanges changes) {
        this.database = database;
        this.changes = changes;
        this.rounds = new Rounds(vertx, "closing of polls", this::look).untilDone();
    }

    PollClosing begin() {
        rounds.every(LOOKS).kick();
        return this;
    }

    /** Something was opened or closed. */
    void soon() {
        rounds.kick();
    }

    private Future<Void> look() {
        return database.read(Caller.SYSTEM, sql -> PollStore.due(sql, AT_ONCE).compose(due -> PollStore.untilNext(sql)
                        .onSuccess(this::lookThen)
                        .map(due)))
                .compose(due -> closeEach(due, 0).onSuccess(closed -> {
                    if (due.size() == AT_ONCE) {
                        rounds.kick();
                    }
                }));
    }

    private void lookThen(Long millis) {
        if (millis == null || millis > LOOKS.toMillis()) {
            return;
        }
        long now = System.nanoTime();
        long wanted = now + TimeUnit.MILLISECONDS.toNanos(millis);
        if (next - now <= 0 || wanted - next < 0) {
            next = wanted;
            rounds.kickIn(millis);
        }
    }

    /** Each by itself, whatever becomes of the others. Nobody answers them meanwhile. */
    private Future<Void> closeEach(List<StoredPoll> due, int from) {
        return from == due.size()
                ? Future.succeededFuture()
                : database.write(Caller.SYSTEM, tx -> close(tx, due.get(from))).transform(closed -> closeEach(
                                due, from + 1)
                        .compose(others ->
                                closed.succeeded() ? Future.succeededFuture() : Future.failedFuture(closed.cause())));
    }

    private Future<Void> close(Transaction tx, StoredPoll due) {
        return PollStore.lock(tx.sql(), due.poll().conferenceId(), due.id())
                .compose(found -> found.filter(poll -> poll.poll().state() == PollState.OPEN
                                && Objects.equals(
                                        poll.poll().closesAt(), due.poll().closesAt()))
                        .map(poll -> changes.turn(tx, poll, PollState.CLOSED).<Void>mapEmpty())
                        .orElseGet(Future::succeededFuture));
    }
}
