package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** The ways back to an order: the mails that lead there, and the account that takes over what was ordered without one. */
@ProxyGen
public interface OrderLinksService {

    String ADDRESS = "plenary.order-links";

    /**
     * An order as it stands, with the secret of its link; for services.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for others, NOT_FOUND
     */
    @Repeatable
    Future<PlacedOrder> mailedOrder(Caller caller, UUID orderId);

    /**
     * Has whoever ordered told once more how the order stands, once a minute at most.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT (NOTHING_TO_MAIL) where its seats are only held or it has
     *     ended, TOO_MANY within a minute
     */
    @Once
    Future<Order> mailOrder(Caller caller, OrderKey key);

    /**
     * What became of the payment of an order, for whoever comes back from the provider of card payments.
     *
     * @param key with the reference that the provider sent them back with in place of the secret
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, also where the reference is not that of the order
     */
    @Repeatable
    Future<PaymentResult> paymentResult(Caller caller, OrderKey key);

    /**
     * Has whoever ordered told once more how the order stands, once a minute at most; by the reference of its payment, as above.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND, CONFLICT (NOTHING_TO_MAIL) where its seats are only held or it has ended
     */
    @Repeatable
    Future<Void> mailPaid(Caller caller, OrderKey key);

    /**
     * Has the links of the orders of a conference mailed that were made with an address, 20 at most; each once a minute at most. Says
     * nothing of whether there are any.
     *
     * @param email as it was typed
     * @throws io.vertx.serviceproxy.ServiceException INVALID where it can be no address
     */
    @Repeatable
    Future<Void> mailLinks(Caller caller, UUID conferenceId, String email);

    /**
     * Gives the caller's account what was ordered without one with the address of the account, 200 orders at most; done again, it
     * gives what is new.
     * @return those it was given
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, CONFLICT (EMAIL_UNCONFIRMED) where nobody knows whether the
     *     address is theirs
     */
    @Repeatable
    Future<List<Order>> claimOrders(Caller caller);
}
