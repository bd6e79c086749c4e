package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AuthEvents.PasswordChanged;
import io.plenary.contracts.auth.AuthEvents.RefreshTokenReused;
import io.plenary.contracts.auth.AuthEvents.UserSignedOut;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.PushAccess;
import io.plenary.contracts.notifications.PushDevice;
import io.plenary.contracts.notifications.PushService;
import io.plenary.contracts.notifications.PushSubscription;
import io.plenary.runtime.Database;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Which browsers are told things, and until when: whoever signs out there is told nothing there any more. */
final class Devices implements PushService {

    static final Set<Class<? extends Payload>> EVENTS =
            Set.of(UserSignedOut.class, RefreshTokenReused.class, PasswordChanged.class);

    private final Database database;
    private final PushChannel channel;
    private final Vapid vapid;

    Devices(Database database, PushChannel channel, Vapid vapid) {
        this.database = database;
        this.channel = channel;
        this.vapid = vapid;
    }

    @Override
    public Future<PushAccess> access(Caller caller) {
        requireSignedIn(caller);
        return database.read(caller, sql -> DeviceStore.ofUser(sql, caller.userId()))
                .map(devices -> new PushAccess(vapid.publicKey(), channel.sends(), devices));
    }

    /** The row of somebody else is not the caller's to see: it goes first, in our own name. */
    @Override
    public Future<PushDevice> subscribe(Caller caller, PushSubscription subscription, String browser) {
        requireSignedIn(caller);
        DeviceRules.check(subscription, channel::reaches);
        return database.write(
                        Caller.SYSTEM,
                        tx -> DeviceStore.takeFromOthers(tx.sql(), caller.userId(), subscription.endpoint()))
                .compose(taken -> database.once(caller, tx -> keep(tx, caller, subscription, browser)));
    }

    private static Future<PushDevice> keep(
            Transaction tx, Caller caller, PushSubscription subscription, String browser) {
        return DeviceStore.keep(tx.sql(), caller, subscription, browser)
                .compose(kept -> DeviceStore.deleteBeyond(tx.sql(), caller.userId(), DeviceRules.MOST)
                        .map(deleted -> kept.orElseThrow(() ->
                                Refusal.UNAVAILABLE.because("Somebody else asks for the same browser. Try again."))));
    }

    @Override
    public Future<Void> unsubscribe(Caller caller, UUID deviceId) {
        requireSignedIn(caller);
        return database.once(caller, tx -> DeviceStore.delete(tx.sql(), caller.userId(), deviceId)
                .compose(deleted -> deleted
                        ? Future.<Void>succeededFuture()
                        : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such device."))));
    }

    private static void requireSignedIn(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in first.");
        }
    }

    /** In the transaction that moves the reader's cursor. */
    static Future<Void> note(Transaction tx, List<Event> events) {
        Future<Void> noted = Future.succeededFuture();
        for (Event event : events) {
            noted = noted.compose(before -> note(tx, event));
        }
        return noted;
    }

    private static Future<Void> note(Transaction tx, Event event) {
        if (event.is(UserSignedOut.class)) {
            UserSignedOut out = event.as(UserSignedOut.class);
            return DeviceStore.deleteOfSignIn(tx.sql(), out.userId(), out.signInId());
        }
        if (event.is(RefreshTokenReused.class)) {
            RefreshTokenReused reused = event.as(RefreshTokenReused.class);
            return DeviceStore.deleteOfSignIn(tx.sql(), reused.userId(), reused.signInId());
        }
        return event.is(PasswordChanged.class)
                ? DeviceStore.deleteOfSignIn(
                        tx.sql(), event.as(PasswordChanged.class).userId(), null)
                : Future.succeededFuture();
    }
}
