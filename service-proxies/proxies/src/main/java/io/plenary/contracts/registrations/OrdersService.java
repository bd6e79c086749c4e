package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/**
 * Orders of tickets, from seats that are held for a while to tickets that let people in. An order is opened by its account, by
 * whoever has {@code tickets.manage}, and by the secret of its link, so that nobody needs an account; to others there is none.
 */
@ProxyGen
public interface OrdersService {

    String ADDRESS = "plenary.orders";

    /**
     * Holds seats for a while; with the same id again it answers the order made before, to whoever made it.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID, CONFLICT: SOLD_OUT, NOT_ON_SALE, VOUCHER_NOT_VALID,
     *     VOUCHER_USED_UP, VOUCHER_FOR_OTHERS, or the id is in use, and where it is for some only AUDIENCE_SIGN_IN, EMAIL_UNCONFIRMED, NOT_IN_AUDIENCE;
     *     TOO_MANY where one address holds more tickets than the operator lets it
     */
    @Repeatable
    @Once
    Future<PlacedOrder> placeOrder(Caller caller, OrderDraft draft);

    /**
     * An order.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<Order> getOrder(Caller caller, OrderKey key);

    /**
     * What those show at a door whose tickets let them in; none where none does.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<List<Pass>> listPasses(Caller caller, OrderKey key);

    /**
     * Says for whom tickets are, until the order has ended, and what these people answered, until the conference begins. Answers to
     * questions that are not asked, as the others are answered, are dropped. Where a ticket that lets somebody in is for somebody else
     * from now on, its code is replaced as by {@link #reissueTicket}, and what was answered before is forgotten: whoever ordered says
     * what the other one answers to what is required.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID, also where the address is none of those for whom the ticket is,
     *     CONFLICT: ORDER_ENDED, TICKET_TRANSFERRED, ANSWERS_CLOSED, ANSWERS_MISSING, NOT_TRANSFERABLE where a ticket that is not for
     *     everybody, or was approved, would be another person's; TOO_MANY as there
     */
    @Repeatable
    @Once
    Future<Order> nameAttendees(Caller caller, OrderKey key, List<Attendee> attendees);

    /**
     * Confirms an order that costs nothing, or says how it is going to be paid: by a transfer it is PENDING for 14 days, at most
     * until the conference is over. By a card it stays RESERVED, for as long as the provider waits, and says in {@code checkout} where
     * it is paid; where the provider is away it is asked again. What was said before is answered again. Where whoever sells has to say
     * whether they get it, that is asked first: then the order is AWAITING_APPROVAL, and what is to be paid is RESERVED again once they do.
     *
     * @param payment null where that is to be said after the approval
     * @param termsAccepted whether they agree to what whoever sells the tickets has said; null for no
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID where that is no way to pay it, CONFLICT: ATTENDEES_MISSING,
     *     ANSWERS_MISSING, TERMS_MISSING, ORDER_ENDED, NOT_ON_SALE where the conference is over or does not take place, TOO_MANY where a card was tried
     *     five times
     */
    @Repeatable
    @Once
    Future<Order> confirmOrder(
            Caller caller, OrderKey key, @Nullable PaymentMethod payment, @Nullable Boolean termsAccepted);

    /**
     * Says of up to 100 orders that wait for it whether they get what they ordered; for whoever has {@code tickets.manage}. What costs
     * nothing is confirmed by that, for the rest there are 14 days to pay, at most until the conference is over. Where they do not, the
     * seats go to others, those who wait for them first. Each answers for itself, and said again it is answered the same.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID without a reason why not
     */
    @Repeatable
    Future<ApprovalResults> decideOrders(Caller caller, ApprovalDecision decision);

    /**
     * What is given back if tickets of an order are cancelled now by whoever bought them; of those that are valid.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<CancellationQuote> quoteCancellation(Caller caller, OrderKey key);

    /**
     * Gives seats back; where that was done already nothing happens. What was paid whoever bought it cancels under the terms it was
     * bought under, whoever has {@code tickets.manage} at any time. What is given back is owed until {@link #refundOrder} is said.
     * What was ordered later with its tickets goes with them, under its own terms, in its own order.
     *
     * @param cancellation null for the whole order
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID also where an add-on is left out that has to be had with a
     *     ticket, CONFLICT: ORDER_PAID where the terms do not allow it,
     *     TICKET_USED where somebody came in, REFUND_CHANGED where another amount is given back than the one that was said,
     *     TICKETS_CHANGED where some of the tickets, and not all, were cancelled already,
     *     TICKET_TRANSFERRED where one of them was handed on, or all
     */
    @Repeatable
    @Once
    Future<Order> cancelOrder(Caller caller, OrderKey key, @Nullable Cancellation cancellation);

    /**
     * Orders what can be had with a ticket that somebody has already, to whoever may change its order: an order of its own, in the name
     * and with the address of the other, held and paid like any. With the same id again it answers the order made before.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID where it cannot be had with the ticket, or not so many of it
     *     with what it has already, CONFLICT: SOLD_OUT, NOT_ON_SALE, ORDER_UNCONFIRMED, TICKET_CANCELLED, TICKET_TRANSFERRED,
     *     ORDER_ENDED, TICKETS_CHANGED, or the id is in use; TOO_MANY where too much is held from the same network, as with orders
     */
    @Repeatable
    @Once
    Future<PlacedOrder> addToTicket(Caller caller, OrderKey key, UUID ticketId, TicketAddOns wanted);

    /**
     * Hands a ticket on: somebody else has an order of their own from now on, with a ticket that has its seat, and is mailed its link.
     * The one of this order lets nobody in any more, and its money stays with this order. Whoever has it does so under the rule it was
     * bought under, whoever has {@code tickets.manage} for a reason until the conference is over. To the same person again nothing
     * happens.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID, CONFLICT: ORDER_UNCONFIRMED, ORDER_ENDED, TICKET_CANCELLED,
     *     TICKET_TRANSFERRED where somebody else has it, NOT_TRANSFERABLE where its rule does not allow it (any more), TICKET_USED
     *     where somebody came in by it, by an organizer today, CONFERENCE_OVER where it is over or does not take place,
     *     TICKETS_CHANGED where its code was replaced meanwhile, ADD_ONS_UNPAID where something is ordered with it that is not paid;
     *     TOO_MANY for a sixth ticket of the order to one address within an hour
     */
    @Repeatable
    @Once
    Future<Order> transferTicket(Caller caller, OrderKey key, UUID ticketId, TicketRecipient recipient);

    /**
     * Replaces the code of a ticket: the old one lets nobody in any more, and who came in by it is in. The ticket has another id from
     * then on; of the old one again nothing happens.
     *
     * @param reason why, of an organizer; null where its holder does it
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID, CONFLICT: ORDER_UNCONFIRMED, ORDER_ENDED,
     *     TICKET_CANCELLED, TICKET_TRANSFERRED; TOO_MANY after five for each ticket of the order within an hour
     */
    @Repeatable
    @Once
    Future<Order> reissueTicket(Caller caller, OrderKey key, UUID ticketId, @Nullable String reason);

    /**
     * What is owed has been paid out, says whoever has {@code tickets.manage}; where that was said already nothing happens.
     *
     * @param amount all that is owed, so that nobody says it of what they do not know
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT: NO_REFUND_DUE, REFUND_CHANGED,
     *     REFUND_UNDER_WAY where the provider gives it back by itself
     */
    @Repeatable
    @Once
    Future<Order> refundOrder(Caller caller, UUID organizationId, UUID conferenceId, String code, long amount);

    /**
     * Sells tickets to somebody at the desk or on the phone, for whoever has {@code tickets.manage}: they are valid at once, and mailed.
     * By an invoice they are paid later; until {@link #markPaid} is said the order says what is outstanding.
     * What is on sale only later, or only to some, is sold as well; what there is no seat for is not, nor what others wait for.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID, CONFLICT: SOLD_OUT, NOT_ON_SALE where the conference
     *     is over, SELLER_MISSING where nobody has said who writes the invoice, TICKETS_CHANGED
     */
    @Repeatable
    @Once
    Future<Order> sellAtDesk(Caller caller, DeskSale sale);

    /**
     * The money for a transfer or an invoice has come, says whoever has {@code tickets.manage}; where that was said already nothing
     * happens.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT (ORDER_ENDED, NOTHING_AWAITED)
     */
    @Repeatable
    @Once
    Future<Order> markPaid(Caller caller, UUID organizationId, UUID conferenceId, String code);

    /**
     * Orders of a conference, the latest first; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a bad cursor or limit
     */
    @Repeatable
    Future<OrderPage> listOrders(Caller caller, OrderQuery query);

    /**
     * The caller's own orders that have not ended, of all conferences, the latest first; at most 200.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    Future<List<Order>> myOrders(Caller caller);
}
