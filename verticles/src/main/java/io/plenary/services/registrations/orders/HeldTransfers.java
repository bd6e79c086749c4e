package io.plenary.services.registrations.orders;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.registrations.Order;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * That nobody without an account keeps others out for weeks by saying that the money is on its way: a network has a few seats at a time
 * for that. Who reads what is mailed to an account, and who sells, may go on.
 */
public final class HeldTransfers {

    /** Of what a network may hold for minutes. */
    private static final int SHARE = 5;

    private static final Duration LATER = Duration.ofHours(1);

    private static final String WAY_OUT =
            "Sign in with a confirmed address, pay in another way, or ask whoever sells the tickets.";

    private final AuthService auth;
    private final int most;

    HeldTransfers(AuthService auth, Settings.Tickets settings) {
        this.auth = auth;
        this.most = Math.max(1, settings.heldPerAddress() / SHARE);
    }

    public Future<Void> requireFew(Transaction tx, Caller caller, Order order) {
        return caller.has(Right.TICKETS_MANAGE, order.organizationId(), order.conferenceId())
                ? Future.succeededFuture()
                : HeldStore.amongAll(tx.sql(), () -> HeldStore.countTransfers(tx.sql(), order.id()))
                        .compose(held -> held.all() <= most
                                ? Future.succeededFuture()
                                : isKnown(caller).map(known -> {
                                    if (!known) {
                                        throw held.own() > most ? tooLarge() : tooMany();
                                    }
                                    return null;
                                }));
    }

    private Future<Boolean> isKnown(Caller caller) {
        return caller.isSignedIn()
                ? auth.validateUser(Caller.SYSTEM, caller.userId()).map(account -> account.confirmed())
                : Future.succeededFuture(false);
    }

    /** However long they wait: it is their order alone, and nobody else's. */
    private RuntimeException tooLarge() {
        return Refusal.CONFLICT.because(
                "TRANSFER_TOO_LARGE",
                "Without an account so many tickets do not wait for a transfer. " + WAY_OUT,
                List.of(Fault.TOO_MANY.at("/payment", Map.of("most", most))));
    }

    private static RuntimeException tooMany() {
        return Refusal.TOO_MANY.retryAfter(
                "TRANSFERS_AWAITED",
                LATER,
                "From your network many tickets are held already for transfers that have not come. " + WAY_OUT);
    }
}
