package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderLine;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.RegistrationEvents.OrderSold;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketType;
import io.plenary.runtime.Database;
import io.plenary.runtime.DatabaseFailures;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.runtime.Uuids;
import io.plenary.services.registrations.invoices.Invoicing;
import io.plenary.services.registrations.orders.Answering;
import io.plenary.services.registrations.orders.Holding;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.Offer;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.OwnConferences;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketStore;
import io.plenary.services.registrations.tickets.TicketTypeStore;
import io.plenary.services.registrations.tickets.TransferTermsStore;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What organizers sell to somebody at their desk or on the phone: confirmed at once, for the people they name. Whom they sell what is
 * theirs to decide; how many seats there are is not.
 */
final class DeskSales {

    private static final int MOST = 20;
    private static final int LONGEST_NAME = 200;
    private static final Set<PaymentMethod> WAYS =
            EnumSet.of(PaymentMethod.FREE, PaymentMethod.CASH, PaymentMethod.TERMINAL, PaymentMethod.INVOICE);

    private final Database database;
    private final OwnConferences conferences;
    private final Holding holding;
    private final Steps steps;
    private final Duration time;

    /** @param time for which seats are held, which is over by far when it is sold */
    DeskSales(Database database, OwnConferences conferences, Holding holding, Steps steps, Duration time) {
        this.database = database;
        this.conferences = conferences;
        this.holding = holding;
        this.steps = steps;
        this.time = time;
    }

    Future<Order> sell(Caller caller, DeskSale sale) {
        TicketRules.requireMaySell(caller, sale.organizationId(), sale.conferenceId());
        check(sale);
        return conferences
                .get(caller, sale.organizationId(), sale.conferenceId())
                .compose(conference -> attempt(caller, sale, conference)
                        .recover(failure -> DatabaseFailures.isTaken(failure)
                                ? attempt(caller, sale, conference)
                                : Future.failedFuture(failure))
                        .recover(
                                failure -> Future.failedFuture(DatabaseFailures.isTaken(failure) ? taken() : failure)));
    }

    private static void check(DeskSale sale) {
        Faults faults = new Faults()
                .check(sale.id() != null, "/id", Fault.REQUIRED)
                .check(sale.ticketTypeId() != null, "/ticketTypeId", Fault.REQUIRED)
                .check(!sale.names().isEmpty(), "/names", Fault.REQUIRED)
                .check(sale.names().size() <= MOST, "/names", Fault.TOO_MANY, Map.of("most", MOST))
                .check(sale.payment() != null && WAYS.contains(sale.payment()), "/payment", Fault.IMPOSSIBLE)
                .email("/email", sale.email())
                .locale("/locale", sale.locale());
        for (int i = 0; i < sale.names().size(); i++) {
            faults.required("/names/" + i, sale.names().get(i), LONGEST_NAME);
        }
        faults.refuseIfAny("That cannot be sold.");
    }

    private static RuntimeException taken() {
        return Refusal.CONFLICT.because("The id of the order is in use.");
    }

    private Future<Order> attempt(Caller caller, DeskSale sale, Conference conference) {
        return database.once(caller, tx -> OrderStore.find(tx.sql(), sale.id())
                        .compose(before -> before.map(order -> again(tx, sale, order))
                                .orElseGet(() -> sell(tx, caller, sale, conference))))
                .recover(Holding::changed);
    }

    private static Future<Order> again(Transaction tx, DeskSale sale, Order order) {
        if (!order.conferenceId().equals(sale.conferenceId()) || !Objects.equals(order.email(), sale.email())) {
            throw taken();
        }
        return TicketStore.beside(tx.sql(), order);
    }

    /** The seats come last of what is taken; nobody else knows of the order before it is sold. */
    private Future<Order> sell(Transaction tx, Caller caller, DeskSale sale, Conference conference) {
        Instant now = Instant.now();
        OrderRules.requireAhead(conference, now);
        return TicketTypeStore.find(tx.sql(), conference.id(), Set.of(sale.ticketTypeId()))
                .map(DeskSales::ticket)
                .compose(type -> Invoicing.requireSeller(tx, sale)
                        .compose(seller -> holding.buy(tx, conference, held(sale, type, conference), now.plus(time))))
                .map(held -> held.get(0))
                .compose(order -> Answering.name(tx, caller, order, people(order, sale), conference)
                        .compose(named -> Invoicing.to(tx, order, sale.buyer()))
                        .compose(told -> Steps.now(tx, order.id())))
                .compose(order -> confirm(tx, order, sale, conference));
    }

    /** What goes with a ticket is nothing by itself. */
    private static TicketType ticket(List<TicketType> found) {
        new Faults()
                .check(found.size() == 1 && found.get(0).addOn() == null, "/ticketTypeId", Fault.UNKNOWN_REFERENCE)
                .refuseIfAny("There is no such ticket.");
        return found.get(0);
    }

    private static Holding.Held held(DeskSale sale, TicketType type, Conference conference) {
        OrderDraft draft = new OrderDraft(
                sale.id(),
                sale.conferenceId(),
                sale.names().get(0),
                sale.email(),
                sale.locale(),
                null,
                List.of(OrderLine.of(type.id(), sale.names().size())),
                null);
        Offer offer = new Offer(List.of(type), null);
        List<Ticket> tickets = OrderRules.tickets(draft, offer, conference, Uuids::next);
        return new Holding.Held(
                draft,
                null,
                offer,
                sale.payment() == PaymentMethod.FREE
                        ? tickets.stream().map(DeskSales::given).toList()
                        : tickets,
                null);
    }

    /** The same for nothing. */
    private static Ticket given(Ticket ticket) {
        return new Ticket(
                ticket.id(),
                ticket.orderId(),
                ticket.conferenceId(),
                ticket.ticketTypeId(),
                ticket.typeName(),
                0,
                ticket.taxRate(),
                null,
                null,
                ticket.state(),
                null,
                ticket.terms(),
                null,
                ticket.transferUntil(),
                null,
                ticket.parentId(),
                ticket.validDays());
    }

    private static List<Attendee> people(Order order, DeskSale sale) {
        return IntStream.range(0, order.tickets().size())
                .mapToObj(i -> new Attendee(
                        order.tickets().get(i).id(), sale.names().get(i), i == 0 ? sale.email() : null, null))
                .toList();
    }

    private Future<Order> confirm(Transaction tx, Order order, DeskSale sale, Conference conference) {
        PaymentMethod payment = order.total() == 0 ? PaymentMethod.FREE : sale.payment();
        Steps.announce(tx, order, Holding.placed(order));
        Steps.announce(tx, order, new OrderSold(order.id(), order.tickets().size(), payment));
        return (payment == PaymentMethod.INVOICE
                        ? TransferTermsStore.find(tx.sql(), conference.id())
                                .compose(terms -> steps.confirmUnpaid(tx, order, terms.due(Instant.now())))
                        : steps.confirm(tx, order, payment))
                .compose(confirmed -> Invoicing.paid(tx, confirmed, conference).map(confirmed));
    }
}
