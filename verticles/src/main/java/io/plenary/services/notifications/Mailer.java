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
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sends mails, each once: that it is about to go is noted before it goes. Where that is found and nothing of what came of it, nobody
 * knows whether it arrived, and it is not sent again.
 */
final class Mailer implements JobWorker.Work {

    static final String KIND = "mail";

    /** For about a day: 9 attempts in the first two hours, and then one each hour. */
    static final Terms TERMS = new Terms(
            Duration.ofSeconds(30),
            Duration.ofMinutes(3),
            Terms.SWEEP,
            Duration.ofSeconds(15),
            Duration.ofHours(1),
            31,
            31);

    private static final String INTERRUPTED = "It was interrupted on its way, and may have arrived.";

    private final Database database;
    private final Jobs jobs;
    private final Letters letters;
    private final MailChannel channel;
    private final Quiet quiet;
    private final MailPace pace;

    Mailer(Database database, Jobs jobs, Letters letters, MailChannel channel, Quiet quiet, MailPace pace) {
        this.database = database;
        this.jobs = jobs;
        this.letters = letters;
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
    private record Turn(Waiting waiting, Optional<Instant> quietUntil) {}

    private Future<Optional<Turn>> find(SqlClient sql, Lease lease) {
        return DeliveryStore.findQueued(sql, lease.id())
                .compose(found -> found.isEmpty()
                        ? Future.succeededFuture(Optional.empty())
                        : quiet.ends(sql, List.of(found.get().message()))
                                .map(ends -> found.map(waiting ->
                                        new Turn(waiting, ends.values().stream().findFirst()))));
    }

    /** What was tried before goes on: the reader was not to be disturbed, and somebody else did not take it. */
    private Future<Void> take(Lease lease, Turn turn) {
        return turn.quietUntil()
                .filter(end -> lease.attempts() == 1)
                .map(end -> putOff(lease, end))
                .orElseGet(() -> carryOn(lease, turn.waiting()));
    }

    private Future<Void> putOff(Lease lease, Instant end) {
        return database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, Duration.between(Instant.now(), end)));
    }

    private Future<Void> carryOn(Lease lease, Waiting waiting) {
        return waiting.begun() && !channel.isRepeatable()
                ? end(lease, DeliveryState.FAILED, INTERRUPTED)
                : letters.mail(waiting.id(), waiting.message())
                        .compose(mail -> mail.map(envelope -> pace.turn().compose(come -> send(lease, envelope)))
                                .orElseGet(() -> end(lease, DeliveryState.DROPPED, null)));
    }

    private Future<Void> send(Lease lease, Envelope envelope) {
        return database.write(
                        Caller.SYSTEM,
                        tx -> DeliveryStore.begin(
                                tx.sql(),
                                envelope.id(),
                                envelope.address(),
                                envelope.subject(),
                                channel.isRepeatable()))
                .compose(begun -> begun ? handOver(lease, envelope) : Future.failedFuture(new Lease.Lost()));
    }

    private Future<Void> handOver(Lease lease, Envelope envelope) {
        return channel.send(envelope)
                .compose(
                        sent -> end(lease, DeliveryState.SENT, null),
                        failure -> failure instanceof Undelivered undelivered
                                ? settle(lease, undelivered)
                                : Future.failedFuture(failure));
    }

    private Future<Void> settle(Lease lease, Undelivered undelivered) {
        return switch (undelivered.outlook()) {
            case NEVER -> end(lease, DeliveryState.FAILED, undelivered.getMessage());
            case UNKNOWN -> end(lease, DeliveryState.FAILED, INTERRUPTED + " " + undelivered.getMessage());
            case LATER ->
                database.write(
                                Caller.SYSTEM,
                                tx -> DeliveryStore.takeBack(tx.sql(), lease.id(), undelivered.getMessage()))
                        .compose(taken -> Future.failedFuture(Refusal.UNAVAILABLE.because(undelivered.getMessage())));
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
