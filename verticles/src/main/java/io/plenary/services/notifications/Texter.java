package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.Lease;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.vertx.core.Future;
import java.util.Optional;

/** The way of text messages to phones. */
final class Texter implements Way<Sms> {

    static final String KIND = "sms";

    private static final int AT_ONCE = 2;

    private final Database database;
    private final Texts texts;
    private final SmsChannel channel;

    Texter(Database database, Texts texts, SmsChannel channel) {
        this.database = database;
        this.texts = texts;
        this.channel = channel;
    }

    @Override
    public Future<Optional<Sms>> write(Waiting waiting) {
        return database.read(
                        Caller.SYSTEM,
                        sql -> PhoneStore.find(sql, waiting.message().userId(), PhoneRules.PATIENCE))
                .compose(phone -> texts.of(waiting, phone));
    }

    /** What a phone shows is kept only where it goes no further. */
    @Override
    public Leaving leaving(Sms sms) {
        return new Leaving(sms.id(), sms.number(), sms.title(), channel.sends() ? null : sms.text(), null);
    }

    @Override
    public Future<Void> send(Sms sms) {
        return channel.send(sms);
    }

    @Override
    public boolean isRepeatable() {
        return !channel.sends();
    }

    /** Also where it was tried before, when its reader sleeps by now: a phone wakes people. */
    @Override
    public boolean isToWait(Lease lease, Waiting waiting) {
        return !waiting.begun();
    }

    @Override
    public int atOnce() {
        return AT_ONCE;
    }
}
