package io.plenary.services.registrations.buying;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.ApprovalDecision;
import io.plenary.contracts.registrations.ApprovalResults;
import io.plenary.contracts.registrations.Attendee;
import io.plenary.contracts.registrations.Cancellation;
import io.plenary.contracts.registrations.CancellationQuote;
import io.plenary.contracts.registrations.DeskSale;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderDraft;
import io.plenary.contracts.registrations.OrderKey;
import io.plenary.contracts.registrations.OrderPage;
import io.plenary.contracts.registrations.OrderQuery;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.OrdersService;
import io.plenary.contracts.registrations.Pass;
import io.plenary.contracts.registrations.PaymentMethod;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketAddOns;
import io.plenary.contracts.registrations.TicketRecipient;
import io.plenary.runtime.Database;
import io.plenary.runtime.Faults;
import io.plenary.runtime.Transaction;
import io.plenary.services.registrations.codes.TicketKeys;
import io.plenary.services.registrations.invoices.Invoicing;
import io.plenary.services.registrations.orders.Approving;
import io.plenary.services.registrations.orders.OrderAccess;
import io.plenary.services.registrations.orders.Steps;
import io.plenary.services.registrations.tickets.ApprovalStore;
import io.plenary.services.registrations.tickets.OrderListStore;
import io.plenary.services.registrations.tickets.OrderRules;
import io.plenary.services.registrations.tickets.OrderStore;
import io.plenary.services.registrations.tickets.TicketRules;
import io.plenary.services.registrations.tickets.TicketStore;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

final class Orders implements OrdersService {

    private static final int MOST_OWN = 200;
    private static final Set<PaymentMethod> LATER = EnumSet.of(PaymentMethod.TRANSFER, PaymentMethod.INVOICE);

    private final Database database;
    private final ConferencesService conferences;
    private final OrderAccess access;
    private final Steps steps;
    private final Actions actions;
    private final TicketKeys keys;

    /** What can be done about an order. */
    record Actions(
            Boarding boarding,
            Confirming confirming,
            Cancelling cancelling,
            Transferring transferring,
            Reissuing reissuing,
            AddingOn adding,
            Approving approving,
            DeskSales desk) {}

    Orders(
            Database database,
            ConferencesService conferences,
            OrderAccess access,
            Steps steps,
            Actions actions,
            TicketKeys keys) {
        this.database = database;
        this.conferences = conferences;
        this.access = access;
        this.steps = steps;
        this.actions = actions;
        this.keys = keys;
    }

    @Override
    public Future<PlacedOrder> placeOrder(Caller caller, OrderDraft wanted) {
        return actions.boarding().place(caller, OrderRules.check(wanted));
    }

    @Override
    public Future<Order> getOrder(Caller caller, OrderKey key) {
        return access.read(caller, key);
    }

    @Override
    public Future<List<Pass>> listPasses(Caller caller, OrderKey key) {
        return access.read(caller, key).compose(keys::passes);
    }

    @Override
    public Future<Order> nameAttendees(Caller caller, OrderKey key, List<Attendee> attendees) {
        return access.idOf(key).compose(id -> conferences
                .getConferenceDetails(Caller.SYSTEM, key.conferenceId().toString())
                .compose(conference -> database.once(caller, tx -> access.lock(tx, caller, key, id)
                        .compose(order -> actions.reissuing().name(tx, caller, order, attendees, conference)))));
    }

    @Override
    public Future<PlacedOrder> addToTicket(Caller caller, OrderKey key, UUID ticketId, TicketAddOns wanted) {
        return actions.adding().add(caller, key, ticketId, wanted);
    }

    @Override
    public Future<Order> transferTicket(Caller caller, OrderKey key, UUID ticketId, TicketRecipient recipient) {
        return actions.transferring().transfer(caller, key, ticketId, recipient);
    }

    @Override
    public Future<Order> reissueTicket(Caller caller, OrderKey key, UUID ticketId, String reason) {
        return actions.reissuing().reissue(caller, key, ticketId, reason);
    }

    @Override
    public Future<Order> confirmOrder(Caller caller, OrderKey key, PaymentMethod payment, Boolean termsAccepted) {
        return actions.confirming().confirm(caller, key, new Confirming.Said(payment, termsAccepted));
    }

    @Override
    public Future<ApprovalResults> decideOrders(Caller caller, ApprovalDecision decision) {
        return actions.approving().decide(caller, decision);
    }

    @Override
    public Future<CancellationQuote> quoteCancellation(Caller caller, OrderKey key) {
        return actions.cancelling().quote(caller, key);
    }

    @Override
    public Future<Order> cancelOrder(Caller caller, OrderKey key, Cancellation cancellation) {
        return actions.cancelling().cancel(caller, key, cancellation);
    }

    @Override
    public Future<Order> sellAtDesk(Caller caller, DeskSale sale) {
        return actions.desk().sell(caller, sale);
    }

    @Override
    public Future<Order> markPaid(Caller caller, UUID organizationId, UUID conferenceId, String code) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        return conferences
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString())
                .compose(conference ->
                        sold(caller, organizationId, conferenceId, code, (tx, order) -> paid(tx, order, conference)));
    }

    /** An order, for whoever has sold it. */
    private Future<Order> sold(
            Caller caller,
            UUID organizationId,
            UUID conferenceId,
            String code,
            BiFunction<Transaction, Order, Future<Order>> then) {
        TicketRules.requireMaySell(caller, organizationId, conferenceId);
        OrderKey key = new OrderKey(conferenceId, code, null);
        return access.idOf(key)
                .compose(id -> database.once(
                        caller, tx -> access.lock(tx, caller, key, id).compose(order -> then.apply(tx, order))));
    }

    /** What an invoice is for may be outstanding though its tickets were cancelled, where they were not given back for all of it. */
    private Future<Order> paid(Transaction tx, Order order, Conference conference) {
        if (order.outstanding() != null) {
            return Invoicing.settle(tx, order);
        }
        OrderRules.requireOpen(order);
        if (order.state() == OrderState.PENDING) {
            return steps.confirm(tx, order, order.payment())
                    .compose(confirmed ->
                            Invoicing.paid(tx, confirmed, conference).map(confirmed));
        }
        return LATER.contains(order.payment())
                ? Future.succeededFuture(order)
                : Future.failedFuture(OrderRules.nothingAwaited());
    }

    @Override
    public Future<Order> refundOrder(Caller caller, UUID organizationId, UUID conferenceId, String code, long amount) {
        return sold(caller, organizationId, conferenceId, code, (tx, order) -> actions.cancelling()
                .refund(tx, order, amount));
    }

    @Override
    public Future<OrderPage> listOrders(Caller caller, OrderQuery query) {
        Faults.requirePage(query.limit());
        TicketRules.requireMaySell(caller, query.organizationId(), query.conferenceId());
        return database.read(caller, sql -> OrderListStore.list(sql, query)
                .compose(page -> TicketStore.beside(sql, page.items()).compose(orders -> awaitingApproval(sql, query)
                        .map(waiting -> new OrderPage(orders, page.nextCursor(), waiting)))));
    }

    private static Future<Integer> awaitingApproval(SqlClient sql, OrderQuery query) {
        return query.cursor() == null ? ApprovalStore.count(sql, query.conferenceId()) : Future.succeededFuture();
    }

    @Override
    public Future<List<Order>> myOrders(Caller caller) {
        if (!caller.isSignedIn()) {
            throw Refusal.UNAUTHENTICATED.because("Sign in to see your orders.");
        }
        return database.read(caller, sql -> OrderStore.of(sql, caller.userId(), MOST_OWN)
                .compose(orders -> TicketStore.beside(sql, orders)));
    }
}
