package io.plenary.services.notifications;

import io.plenary.runtime.work.Lease;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.vertx.core.Future;
import java.util.Optional;

/** The way of mails. */
final class Mailer implements Way<Envelope> {

    static final String KIND = "mail";

    private final Letters letters;
    private final MailChannel channel;

    Mailer(Letters letters, MailChannel channel) {
        this.letters = letters;
        this.channel = channel;
    }

    @Override
    public Future<Optional<Envelope>> write(Waiting waiting) {
        return letters.mail(waiting.id(), waiting.message());
    }

    @Override
    public Leaving leaving(Envelope envelope) {
        return new Leaving(envelope.id(), envelope.address(), envelope.subject(), null);
    }

    @Override
    public Future<Void> send(Envelope envelope) {
        return channel.send(envelope);
    }

    @Override
    public boolean isRepeatable() {
        return channel.isRepeatable();
    }

    /** What was tried before goes on: the reader was not to be disturbed, and somebody else did not take it. */
    @Override
    public boolean isToWait(Lease lease, Waiting waiting) {
        return lease.attempts() == 1;
    }

    @Override
    public int atOnce() {
        return channel.atOnce();
    }
}
