package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notifications.Mail;
import io.plenary.contracts.notifications.Suppression;
import io.plenary.contracts.notifications.SuppressionCause;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Sends mails as another channel does, but not where they would come back or are unwanted; and hears where there is no mailbox. */
final class CheckedChannel implements MailChannel {

    private final Database database;
    private final MailChannel channel;

    CheckedChannel(Database database, MailChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    @Override
    public Future<Optional<String>> refusal(Envelope envelope) {
        return requireFew(envelope)
                .compose(few -> database.read(Caller.SYSTEM, sql -> SuppressionStore.find(sql, envelope.address())))
                .compose(found -> found.filter(suppression -> !ReportRules.isMailed(suppression, envelope.kind()))
                        .map(suppression -> refusal(envelope, suppression))
                        .orElse(Future.succeededFuture(Optional.empty())));
    }

    /** What anybody can have mailed to anybody goes by and by: many orders in the name of somebody else fill no mailbox. */
    private Future<Void> requireFew(Envelope envelope) {
        Unasked cause = envelope.unasked();
        return cause != null
                ? database.read(
                                Caller.SYSTEM,
                                sql -> DeliveryStore.countMailed(sql, envelope.address(), cause, ReportRules.LATELY))
                        .map(mailed -> {
                            if (mailed >= cause.most()) {
                                throw Refusal.UNAVAILABLE.because("Many such mails went there lately.");
                            }
                            return null;
                        })
                : Future.succeededFuture();
    }

    private Future<Optional<String>> refusal(Envelope envelope, Suppression suppression) {
        Optional<String> why = Optional.of(ReportRules.why(suppression));
        return ReportRules.isNeeded(envelope.kind())
                ? letThrough(envelope).map(through -> through ? Optional.empty() : why)
                : Future.succeededFuture(why);
    }

    private Future<Boolean> letThrough(Envelope envelope) {
        return database.write(
                Caller.SYSTEM, tx -> SuppressionStore.letThrough(tx.sql(), envelope, ReportRules.LET_THROUGH_AFTER));
    }

    /** Some servers say at once that there is no such mailbox. */
    @Override
    public Future<Void> send(Envelope envelope) {
        return channel.send(envelope)
                .recover(failure -> failure instanceof Undelivered undelivered && ReportRules.isOfAddress(undelivered)
                        ? suppress(envelope, undelivered.getMessage()).transform(noted -> Future.failedFuture(failure))
                        : Future.failedFuture(failure));
    }

    private Future<Void> suppress(Envelope envelope, String reason) {
        return database.write(Caller.SYSTEM, tx -> SuppressionStore.findMailed(tx.sql(), envelope.id())
                .compose(found -> found.map(mail -> SuppressionStore.suppress(
                                tx.sql(), mail, SuppressionCause.BOUNCED, ReportRules.reason(reason), false))
                        .orElse(Future.succeededFuture())));
    }

    @Override
    public boolean isRepeatable() {
        return channel.isRepeatable();
    }

    @Override
    public int atOnce() {
        return channel.atOnce();
    }

    @Override
    public Future<Optional<Mail>> find(UUID id) {
        return channel.find(id);
    }
}
