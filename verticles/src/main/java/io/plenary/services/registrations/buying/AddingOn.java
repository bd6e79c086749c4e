package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketAddOn;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.registrations.orders.HeldSeats;
import io.plenary.services.registrations.orders.Holding;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Persons;
import io.plenary.services.registrations.tickets.LaterRules;
import io.plenary.services.registrations.tickets.Offer;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.PersonalLimits;
import io.plenary.services.registrations.tickets.QuotaStore;
import io.plenary.services.registrations.tickets.ReplacementRules;
import io.plenary.services.registrations.tickets.Room;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Sells what goes with a ticket to whoever has that ticket already, as an order of its own. */
final class AddingOn {

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final HeldSeats seats;
    private final Persons persons;
    private final Holding holding;
    private final Lanes lines;
    private final Pending pending;
    private final Duration time;

    /** @param time for which seats are held */
    AddingOn(
            Database database,
            ConferencesService conferences,
            OrderAccess access,
            HeldSeats seats,
            Persons persons,
            Holding holding,
            Lanes lines,
            Pending pending,
            Duration time) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.seats = seats;
        this.persons = persons;
        this.holding = holding;
        this.lines = lines;
        this.pending = pending;
        this.time = time;
    }

    /** Whoever has no such order is told before they wait: what they say about it is made up. */
    Future<PlacedOrder> add(Caller caller, OrderKey key, UUID ticketId, TicketAddOns asked) {
        TicketAddOns wanted = LaterRules.check(asked);
        return access.read(caller, key)
                .compose(order -> pending.hold(
                        caller, order.id(), wanted, () -> addInTurn(caller, key, order.id(), ticketId, wanted)));
    }

    private Future<PlacedOrder> addInTurn(Caller caller, OrderKey key, UUID id, UUID ticketId, TicketAddOns wanted) {
        return conferences
                .getConferenceDetails(Caller.SYSTEM, key.conferenceId().toString())
                .compose(conference -> lines.through(
                        conference.organizationId(),
                        conference.id().toString(),
                        () -> database.once(caller, tx -> access.lock(tx, caller, key, id)
                                .compose(order -> add(tx, caller, order, ticketId, wanted, conference)))));
    }

    private Future<PlacedOrder> add(
            Transaction tx, Caller caller, Order order, UUID ticketId, TicketAddOns wanted, Conference conference) {
        Ticket ticket = ReplacementRules.find(order, ticketId).orElseThrow(ReplacementRules::noSuchTicket);
        ReplacementRules.requireValid(order, ticket);
        OrderRules.requireSomebodys(order);
        OrderRules.requireAhead(conference, Instant.now());
        return TicketStore.hadWith(tx.sql(), ticket.id())
                .compose(had -> OrderStore.open(tx.sql(), wanted.id())
                        .compose(open -> OrderStore.find(tx.sql(), wanted.id()))
                        .compose(before -> before.isPresent()
                                ? again(tx, before.get(), ticket, wanted)
                                : hold(tx, caller, new Wanted(order, ticket, wanted, had), conference)
                                        .recover(Holding::changed)))
                .map(access::placed);
    }

    private static Future<Order> again(Transaction tx, Order before, Ticket ticket, TicketAddOns wanted) {
        return TicketStore.beside(tx.sql(), before).map(order -> {
            LaterRules.requireSame(order, ticket, wanted);
            return order;
        });
    }

    /**
     * What is wanted with a ticket.
     *
     * @param order of the ticket; whoever asks has locked it
     * @param had how many of each type the ticket has
     */
    private record Wanted(Order order, Ticket ticket, TicketAddOns addOns, Map<UUID, Long> had) {}

    private Future<Order> hold(Transaction tx, Caller caller, Wanted wanted, Conference conference) {
        Instant now = Instant.now();
        return TicketTypeStore.addOns(tx.sql(), conference.id())
                .compose(all -> {
                    Holding.Held held = held(wanted, new Offer(all, null), conference, now);
                    return requireFew(tx, wanted, all).map(held);
                })
                .compose(held -> seats.requireFewMore(tx, caller, held)
                        .compose(few -> requireRoom(tx, wanted.addOns(), held))
                        .compose(room -> holding.buy(tx, conference, held, now.plus(time))))
                .map(orders -> {
                    Order order = orders.get(0);
                    tx.announce(Holding.placed(order), order.organizationId(), order.conferenceId());
                    return order;
                });
    }

    /** Whoever ordered the ticket has what goes with it. */
    private Future<Void> requireFew(Transaction tx, Wanted wanted, List<TicketType> all) {
        Order order = wanted.order();
        PersonalLimits limits = PersonalLimits.of(all);
        List<UUID> types =
                wanted.addOns().addOns().stream().map(TicketAddOn::ticketTypeId).toList();
        Map<UUID, Long> counts = wanted.addOns().addOns().stream()
                .collect(Collectors.toMap(TicketAddOn::ticketTypeId, addOn -> (long) addOn.count()));
        return limits.concern(types)
                ? persons.buyer(order.userId(), order.email())
                        .compose(buyer -> Persons.requireFew(
                                tx.sql(),
                                order.conferenceId(),
                                buyer,
                                limits,
                                counts,
                                type -> "/addOns/" + types.indexOf(type) + "/count",
                                null))
                : Future.succeededFuture();
    }

    private static Holding.Held held(Wanted wanted, Offer all, Conference conference, Instant now) {
        Ticket ticket = wanted.ticket();
        Offer offer = new Offer(
                LaterRules.require(wanted.addOns().addOns(), ticket.ticketTypeId(), wanted.had(), all, now), null);
        OrderDraft draft = LaterRules.draft(wanted.order(), wanted.addOns());
        return Holding.Held.of(
                draft,
                wanted.order().userId(),
                offer,
                LaterRules.tickets(draft, ticket, offer, conference, Uuids::next));
    }

    /** Who comes too late does not stand in line for nothing. */
    private static Future<Void> requireRoom(Transaction tx, TicketAddOns wanted, Holding.Held held) {
        List<TicketType> types = held.offer().types();
        return QuotaStore.seats(tx.sql(), OrderRules.seats(held.draft(), types).keySet())
                .map(free -> {
                    new Room(free).require(wanted, held.draft(), types);
                    return null;
                });
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
