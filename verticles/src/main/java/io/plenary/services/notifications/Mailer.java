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
import java.time.Duration;
import java.time.Instant;
import java.util.List;

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

    Mailer(Database database, Jobs jobs, Letters letters, MailChannel channel, Quiet quiet) {
        this.database = database;
        this.jobs = jobs;
        this.letters = letters;
        this.channel = channel;
        this.quiet = quiet;
    }

    @Override
    public Future<Void> work(Lease lease) {
        return database.read(Caller.SYSTEM, sql -> DeliveryStore.findQueued(sql, lease.id()))
                .compose(found -> found.map(waiting -> inTime(lease, waiting))
                        .orElseGet(() -> database.write(Caller.SYSTEM, tx -> jobs.done(tx, lease))));
    }

    /** What was tried before goes on: the reader was not to be disturbed, and somebody else did not take it. */
    private Future<Void> inTime(Lease lease, Waiting waiting) {
        return lease.attempts() > 1
                ? carryOn(lease, waiting)
                : quiet.ends(List.of(waiting.message()))
                        .compose(ends -> ends.isEmpty()
                                ? carryOn(lease, waiting)
                                : putOff(lease, ends.values().iterator().next()));
    }

    private Future<Void> putOff(Lease lease, Instant end) {
        return database.write(Caller.SYSTEM, tx -> jobs.putOff(tx, lease, Duration.between(Instant.now(), end)));
    }

    private Future<Void> carryOn(Lease lease, Waiting waiting) {
        return waiting.begun() && !channel.isRepeatable()
                ? end(lease, DeliveryState.FAILED, INTERRUPTED)
                : letters.mail(waiting.id(), waiting.message())
                        .compose(mail -> mail.map(envelope -> send(lease, envelope))
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
