package io.plenary.services.notifications;

import io.plenary.runtime.work.Lease;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.plenary.services.notifications.Undelivered.Outlook;
import io.vertx.core.Future;
import java.util.Optional;

/** The way of mails. */
final class Mailer implements Way<Mailer.Ready> {

    static final String KIND = "mail";

    private final Letters letters;
    private final MailChannel channel;

    /** @param refusal why it is not to go, null where it may */
    record Ready(Envelope envelope, String refusal) {}

    Mailer(Letters letters, MailChannel channel) {
        this.letters = letters;
        this.channel = channel;
    }

    @Override
    public Future<Optional<Ready>> write(Waiting waiting) {
        return letters.mail(waiting.id(), waiting.message())
                .compose(found -> found.map(this::check).orElse(Future.succeededFuture(Optional.empty())));
    }

    /** Before it is noted that it goes: what cannot be looked up now has not gone, and is tried again. */
    private Future<Optional<Ready>> check(Envelope envelope) {
        return channel.refusal(envelope).map(refusal -> Optional.of(new Ready(envelope, refusal.orElse(null))));
    }

    @Override
    public Leaving leaving(Ready ready) {
        Envelope envelope = ready.envelope();
        return new Leaving(envelope.id(), envelope.address(), envelope.subject(), null, envelope.advertisementId());
    }

    @Override
    public Future<Void> send(Ready ready) {
        return ready.refusal() == null
                ? channel.send(ready.envelope())
                : Future.failedFuture(new Undelivered(Outlook.NEVER, ready.refusal()));
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
