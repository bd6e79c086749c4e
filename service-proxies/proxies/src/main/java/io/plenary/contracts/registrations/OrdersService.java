package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
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
     *     VOUCHER_USED_UP, VOUCHER_FOR_OTHERS, or the id is in use;
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
     * Says for whom tickets are, until the order has ended.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID, CONFLICT (ORDER_ENDED)
     */
    @Repeatable
    @Once
    Future<Order> nameAttendees(Caller caller, OrderKey key, List<Attendee> attendees);

    /**
     * Confirms an order that costs nothing, or says how it is going to be paid: by a transfer it is PENDING for 14 days, at most
     * until the conference is over. What was said before is answered again.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, INVALID where that is no way to pay it, CONFLICT: ATTENDEES_MISSING,
     *     ORDER_ENDED, NOT_ON_SALE where the conference is over or does not take place
     */
    @Repeatable
    @Once
    Future<Order> confirmOrder(Caller caller, OrderKey key, PaymentMethod payment);

    /**
     * Gives the seats back; where that was done already nothing happens. A confirmed order that was paid is left to the organizer.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT (ORDER_PAID) where money is to be given back
     */
    @Repeatable
    @Once
    Future<Order> cancelOrder(Caller caller, OrderKey key);

    /**
     * The money has come, says whoever has {@code tickets.manage}; where that was said already nothing happens.
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
