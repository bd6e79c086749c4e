package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.runtime.work.Terms;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.plenary.services.notifications.PhoneStore.Known;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Texts phones, each message once, as mails are sent: that it is about to go is noted before it goes. */
final class Texter implements JobWorker.Work {

    static final String KIND = "sms";
    static final Terms TERMS = Mailer.TERMS;

    private final Database database;
    private final Jobs jobs;
    private final Texts texts;
    private final SmsChannel channel;
    private final Quiet quiet;
    private final SmsPace pace;

    Texter(Database database, Jobs jobs, Texts texts, SmsChannel channel, Quiet quiet, SmsPace pace) {
        this.database = database;
        this.jobs = jobs;
        this.texts = texts;
        this.channel = channel;
        this.quiet = quiet;
        this.pace = pace;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> find(sql, lease))
                .compose(found -> found.map(turn -> take(lease, turn))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    /** @param quietUntil empty where its reader may be disturbed */
    private record Turn(Waiting waiting, Known phone, Optional<Instant> quietUntil) {}

    private Future<Optional<Turn>> find(SqlClient sql, Lease lease) {
        return DeliveryStore.findQueued(sql, lease.id())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : find(sql, found.get()).map(Optional::of));
    }

    private Future<Turn> find(SqlClient sql, Waiting waiting) {
        Message message = waiting.message();
        return PhoneStore.find(sql, message.userId(), PhoneRules.PATIENCE)
                .compose(phone -> quiet.ends(sql, List.of(message))
                        .map(Map::values)
                        .map(ends -> new Turn(waiting, phone, ends.stream().findFirst())));
    }

    /** What was tried before goes on, unless its reader sleeps by now: a phone wakes people. */
    private Future<Void> take(Lease lease, Turn turn) {
        return turn.quietUntil()
                .filter(end -> !turn.waiting().begun())
                .map(end -> database.write(
                        Caller.SYSTEM, tx -> jobs.putOff(tx, lease, Duration.between(Instant.now(), end))))
                .orElseGet(() -> carryOn(lease, turn));
    }

    private Future<Void> carryOn(Lease lease, Turn turn) {
        return turn.waiting().begun() && channel.sends()
                ? end(lease, DeliveryState.FAILED, Pusher.INTERRUPTED)
                : texts.of(turn.waiting(), turn.phone())
                        .compose(sms -> sms.map(one -> pace.turn().compose(come -> send(lease, one)))
                                .orElseGet(() -> end(lease, DeliveryState.DROPPED, null)));
    }

    private Future<Void> send(Lease lease, Sms sms) {
        return database.write(Caller.SYSTEM, tx -> SmsStore.begin(tx.sql(), sms, !channel.sends()))
                .compose(begun -> begun ? handOver(lease, sms) : Future.failedFuture(new Lease.Lost()));
    }

    private Future<Void> handOver(Lease lease, Sms sms) {
        return channel.send(sms)
                .compose(
                        sent -> end(lease, DeliveryState.SENT, null),
                        failure -> failure instanceof Undelivered undelivered
                                ? settle(lease, undelivered)
                                : Future.failedFuture(failure));
    }

    private Future<Void> settle(Lease lease, Undelivered undelivered) {
        String reason = undelivered.getMessage();
        return switch (undelivered.outlook()) {
            case NEVER -> end(lease, DeliveryState.FAILED, reason);
            case UNKNOWN -> end(lease, DeliveryState.FAILED, Pusher.INTERRUPTED + " " + reason);
            case LATER ->
                database.write(Caller.SYSTEM, tx -> DeliveryStore.takeBack(tx.sql(), lease.id(), reason))
                        .compose(taken -> Future.failedFuture(Refusal.UNAVAILABLE.because(reason)));
        };
    }

    private Future<Void> end(Lease lease, DeliveryState state, String reason) {
        return database.write(Caller.SYSTEM, tx -> DeliveryStore.end(tx.sql(), lease.id(), state, reason)
                .compose(ended -> jobs.done(tx, lease)));
    }

    @Override
    public Future<Void> giveUp(Lease lease, Throwable cause) {
        return end(lease, DeliveryState.FAILED, cause.getMessage());
    }
}
