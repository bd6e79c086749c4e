package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.WaitingDraft;
import io.plenary.runtime.Database;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.UUID;

/** That one program which orders and never confirms does not keep everybody else out. */
final class HeldSeats {

    private final Database database;
    private final AuthService auth;
    private final Settings.Tickets settings;

    HeldSeats(Database database, AuthService auth, Settings.Tickets settings) {
        this.database = database;
        this.auth = auth;
        this.settings = settings;
    }

    /** Where others hold so many, accounts whose address is confirmed are counted by themselves: their network is not shut out. */
    Future<Void> requireFew(Caller caller, OrderDraft draft) {
        Asked asked = new Asked(draft.conferenceId(), draft.clientAddress(), draft.id(), tickets(draft));
        return areFew(caller, asked, null)
                .compose(few -> few || !caller.isSignedIn() ? Future.succeededFuture(few) : areFewOf(caller, asked))
                .compose(this::require);
    }

    /** Whoever waits will hold what is offered, for longer than those who order. */
    Future<Void> requireFew(Caller caller, WaitingDraft draft) {
        Asked asked = new Asked(draft.conferenceId(), draft.clientAddress(), draft.id(), draft.seats());
        return areFew(caller, asked, null).compose(this::require);
    }

    private record Asked(UUID conferenceId, String clientAddress, UUID id, int tickets) {}

    private Future<Boolean> areFewOf(Caller caller, Asked asked) {
        return auth.validateUser(Caller.SYSTEM, caller.userId())
                .compose(account ->
                        account.confirmed() ? areFew(caller, asked, account.id()) : Future.succeededFuture(false));
    }

    /** Whoever orders sees no orders of others: they are counted for them. */
    private Future<Boolean> areFew(Caller caller, Asked asked, UUID userId) {
        Instant since = Instant.now().minus(settings.hold());
        return asked.clientAddress() == null || caller.isAdmin()
                ? Future.succeededFuture(true)
                : database.read(
                                Caller.SYSTEM,
                                sql -> OrderStore.countHeldBeside(
                                        sql, asked.conferenceId(), asked.clientAddress(), userId, asked.id(), since))
                        .map(held -> held + asked.tickets() <= settings.heldPerAddress());
    }

    private Future<Void> require(boolean few) {
        return few ? Future.succeededFuture() : Future.failedFuture(OrderRules.tooManyHeld(settings.hold()));
    }

    private static int tickets(OrderDraft draft) {
        return draft.lines().stream().mapToInt(OrderLine::count).sum();
    }
}
