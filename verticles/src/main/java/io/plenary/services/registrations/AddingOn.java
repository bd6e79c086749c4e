package io.plenary.services.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** Sells what goes with a ticket to whoever has that ticket already, as an order of its own. */
final class AddingOn {

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Placing placing;
    private final Lanes lines;

    AddingOn(Database database, ConferencesService conferences, OrderAccess access, Placing placing, Lanes lines) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.placing = placing;
        this.lines = lines;
    }

    Future<PlacedOrder> add(Caller caller, OrderKey key, UUID ticketId, TicketAddOns asked) {
        TicketAddOns wanted = LaterRules.check(asked);
        return access.idOf(key).compose(id -> conferences
                .getConferenceDetails(Caller.SYSTEM, key.conferenceId().toString())
                .compose(conference -> lines.through(
                        conference.organizationId(),
                        conference.id().toString(),
                        () -> database.once(caller, tx -> access.lock(tx, caller, key, id)
                                .compose(order -> add(tx, order, ticketId, wanted, conference))))));
    }

    private Future<PlacedOrder> add(
            Transaction tx, Order order, UUID ticketId, TicketAddOns wanted, Conference conference) {
        Ticket ticket = ReplacementRules.find(order, ticketId).orElseThrow(ReplacementRules::noSuchTicket);
        ReplacementRules.requireValid(order, ticket);
        OrderRules.requireSomebodys(order);
        OrderRules.requireAhead(conference, Instant.now());
        return placing.add(tx, order, ticket, wanted, conference)
                .map(added -> new PlacedOrder(added, access.secretOf(added.id())));
    }

    /**
     * Other orders by which something was added to tickets of an order that is locked already, and that have not ended: kept from
     * other writers, too. The order is the one that is open afterwards.
     */
    static Future<List<Order>> lockAdded(Transaction tx, Order order, Collection<UUID> ticketIds) {
        return TicketStore.ordersGoingWith(tx.sql(), order.id(), ticketIds).compose(ids -> {
            List<Order> added = new ArrayList<>();
            Future<Void> locked = Future.succeededFuture();
            for (UUID id : ids) {
                locked = locked.compose(before -> lock(tx, id)).map(found -> {
                    added.add(found);
                    return null;
                });
            }
            return locked.compose(all -> OrderStore.open(tx.sql(), order.id())).map(open -> List.copyOf(added));
        });
    }

    private static Future<Order> lock(Transaction tx, UUID id) {
        return OrderStore.open(tx.sql(), id)
                .compose(open -> OrderStore.lock(tx.sql(), id))
                .map(found -> found.orElseThrow(OrderRules::noSuchOrder))
                .compose(order -> TicketStore.beside(tx.sql(), order));
    }
}
