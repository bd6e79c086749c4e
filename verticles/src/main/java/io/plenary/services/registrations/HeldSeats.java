package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.runtime.Database;
import io.plenary.runtime.Settings;
import io.vertx.core.Future;
import java.time.Instant;

/** That one program which orders and never confirms does not keep everybody else out. */
final class HeldSeats {

    private final Database database;
    private final Settings.Tickets settings;

    HeldSeats(Database database, Settings.Tickets settings) {
        this.database = database;
        this.settings = settings;
    }

    /** Whoever orders sees no orders of others: they are counted for them. */
    Future<Void> requireFew(Caller caller, OrderDraft draft) {
        return draft.clientAddress() == null || caller.isAdmin()
                ? Future.succeededFuture()
                : database.read(
                                Caller.SYSTEM,
                                sql -> OrderStore.countHeldBeside(
                                        sql, draft, Instant.now().minus(settings.hold())))
                        .map(held -> {
                            if (held + tickets(draft) > settings.heldPerAddress()) {
                                throw OrderRules.tooManyHeld(settings.hold());
                            }
                            return null;
                        });
    }

    private static int tickets(OrderDraft draft) {
        return draft.lines().stream().mapToInt(OrderLine::count).sum();
    }
}
