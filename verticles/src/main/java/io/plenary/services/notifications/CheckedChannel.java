package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.Mail;
import io.plenary.runtime.Database;
import io.plenary.services.notifications.Undelivered.Outlook;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;

/** Sends mails as another channel does, but not where they would come back or are unwanted. */
final class CheckedChannel implements MailChannel {

    private final Database database;
    private final MailChannel channel;

    CheckedChannel(Database database, MailChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    @Override
    public Future<Void> send(Envelope envelope) {
        return database.read(Caller.SYSTEM, sql -> SuppressionStore.find(sql, envelope.address()))
                .compose(found -> found.filter(suppression -> !ReportRules.isMailed(suppression, envelope.kind()))
                        .map(suppression ->
                                Future.<Void>failedFuture(new Undelivered(Outlook.NEVER, ReportRules.why(suppression))))
                        .orElseGet(() -> channel.send(envelope)));
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
