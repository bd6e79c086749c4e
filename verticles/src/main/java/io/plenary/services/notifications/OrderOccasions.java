package io.plenary.services.notifications;

import static java.util.Map.entry;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.RegistrationEvents.OrderApproved;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsApproval;
import io.plenary.contracts.registrations.RegistrationEvents.OrderAwaitsPayment;
import io.plenary.contracts.registrations.RegistrationEvents.OrderCancelled;
import io.plenary.contracts.registrations.RegistrationEvents.OrderConfirmed;
import io.plenary.contracts.registrations.RegistrationEvents.OrderDeclined;
import io.plenary.contracts.registrations.RegistrationEvents.OrderExpired;
import io.plenary.contracts.registrations.RegistrationEvents.OrderMailAsked;
import io.plenary.contracts.registrations.RegistrationEvents.OrderPaymentDue;
import io.plenary.contracts.registrations.RegistrationEvents.OrderRefunded;
import io.plenary.contracts.registrations.RegistrationEvents.PaymentReturned;
import io.plenary.contracts.registrations.RegistrationEvents.TicketReissued;
import io.plenary.contracts.registrations.RegistrationEvents.TicketTransferred;
import io.plenary.contracts.registrations.RegistrationEvents.TicketsCancelled;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;

/** What those who ordered tickets are told, or have got one from somebody who did. */
final class OrderOccasions {

    /** Some of its tickets let nobody in any more, others do. */
    static final String CANCELLED_IN_PART = "CANCELLED_IN_PART";

    /** The fact that says why, in words of organizers. */
    static final String REASON = "reason";

    /** What was to be given back has been paid out. */
    static final String REFUNDED = "REFUNDED";

    /** Of an order: the money has to be there soon. */
    static final String PAYMENT_DUE = "PAYMENT_DUE";

    /** Of an order: money came by card when it was of no use any more, and goes back. */
    static final String PAYMENT_RETURNED = "PAYMENT_RETURNED";

    /** Somebody who sells wants them to have it, and it is still to be paid. */
    static final String APPROVED = "APPROVED";

    /** They do not get it. */
    static final String DECLINED = "DECLINED";

    /** One of its tickets is somebody else's. */
    static final String TRANSFERRED = "TRANSFERRED";

    /** Its ticket was somebody else's. */
    static final String RECEIVED = "RECEIVED";

    /** One of its tickets has another code. */
    static final String REISSUED = "REISSUED";

    /** A row for each event. */
    static final Map<Class<? extends Payload>, Function<Event, List<Occasion>>> BY_EVENT = Map.ofEntries(
            entry(
                    OrderAwaitsPayment.class,
                    event -> order(event.as(OrderAwaitsPayment.class).orderId(), OrderState.PENDING)),
            entry(
                    OrderAwaitsApproval.class,
                    event -> order(event.as(OrderAwaitsApproval.class).orderId(), OrderState.AWAITING_APPROVAL)),
            entry(
                    OrderApproved.class,
                    event -> order(event.as(OrderApproved.class).orderId(), APPROVED)),
            entry(
                    OrderDeclined.class,
                    event -> order(event.as(OrderDeclined.class).orderId(), DECLINED)),
            entry(
                    OrderConfirmed.class,
                    event -> order(event.as(OrderConfirmed.class).orderId(), OrderState.CONFIRMED)),
            entry(
                    OrderExpired.class,
                    event -> order(event.as(OrderExpired.class).orderId(), OrderState.EXPIRED)),
            entry(
                    OrderCancelled.class,
                    event -> order(event.as(OrderCancelled.class).orderId(), OrderState.CANCELLED)),
            entry(TicketsCancelled.class, event -> cancelled(event.as(TicketsCancelled.class))),
            entry(
                    OrderRefunded.class,
                    event -> order(event.as(OrderRefunded.class).orderId(), REFUNDED)),
            entry(
                    OrderPaymentDue.class,
                    event -> order(event.as(OrderPaymentDue.class).orderId(), PAYMENT_DUE)),
            entry(
                    PaymentReturned.class,
                    event -> order(event.as(PaymentReturned.class).orderId(), PAYMENT_RETURNED)),
            entry(TicketTransferred.class, event -> transferred(event.as(TicketTransferred.class))),
            entry(TicketReissued.class, event -> reissued(event.as(TicketReissued.class))),
            entry(
                    OrderMailAsked.class,
                    event -> link(event.as(OrderMailAsked.class).orderId())));

    private OrderOccasions() {}

    private static List<Occasion> order(UUID orderId, OrderState state) {
        return order(orderId, state.name());
    }

    private static List<Occasion> order(UUID orderId, String status) {
        return Occasion.of(
                MessageKind.ORDER,
                orderId,
                Map.of(Occasion.ORDER, Objects.toString(orderId, ""), Occasion.STATUS, status));
    }

    private static List<Occasion> cancelled(TicketsCancelled some) {
        return Occasion.of(
                MessageKind.ORDER,
                some.orderId(),
                Map.of(
                        Occasion.ORDER,
                        Objects.toString(some.orderId(), ""),
                        Occasion.STATUS,
                        CANCELLED_IN_PART,
                        REASON,
                        Objects.toString(some.reason(), "")));
    }

    private static List<Occasion> transferred(TicketTransferred handed) {
        return Stream.of(order(handed.orderId(), TRANSFERRED), order(handed.toOrderId(), RECEIVED))
                .flatMap(List::stream)
                .toList();
    }

    /** Who names somebody else knows. */
    private static List<Occasion> reissued(TicketReissued reissued) {
        return reissued.renamed() ? List.of() : order(reissued.orderId(), REISSUED);
    }

    private static List<Occasion> link(UUID orderId) {
        return Occasion.of(MessageKind.ORDER_LINK, orderId, Map.of(Occasion.ORDER, Objects.toString(orderId, "")));
    }
}
