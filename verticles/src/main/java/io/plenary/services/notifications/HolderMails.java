package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.registrations.Holder;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where those are read who have to do with tickets: at the address that their order has by now, with an account or without. */
final class HolderMails {

    /** An address, and what whoever reads there is called. */
    record Reachable(String address, String name) {}

    /** Whoever orders types what they like, and at an address that may be somebody else's: only what can be no more than a name is said. */
    private static final Pattern NAME = Pattern.compile("(?:[\\p{L}\\p{M}' ’-]|\\.(?= |$)){1,60}");

    private final Proxies proxies;

    HolderMails(Proxies proxies) {
        this.proxies = proxies;
    }

    static boolean isOne(Message message) {
        return message.facts().containsKey(Addressee.ADDRESS);
    }

    /** Empty where the order has ended, or nobody of it is read there any more. */
    Future<Optional<Reachable>> find(Message message) {
        UUID orderId = UUID.fromString((String) message.facts().get(Occasion.ORDER));
        UUID addressId = UUID.fromString((String) message.facts().get(Addressee.ADDRESS));
        return Letters.ifThere(proxies.of(OrderLinksService.class, OrderLinksService.ADDRESS)
                        .mailedOrder(Caller.SYSTEM, orderId))
                .map(found -> found.map(PlacedOrder::order)
                        .filter(order -> isStill(order, message))
                        .flatMap(order -> places(order)
                                .filter(place -> Holder.addressId(order.conferenceId(), place.address())
                                        .equals(addressId))
                                .findFirst()));
    }

    private static boolean isStill(Order order, Message message) {
        OrderState state = BulletinTexts.isOfUnpaid(message) ? OrderState.PENDING : OrderState.CONFIRMED;
        return order.email() != null && order.state() == state;
    }

    private static Stream<Reachable> places(Order order) {
        Stream<Reachable> attendees = order.tickets().stream()
                .filter(ticket -> ticket.state() == TicketState.VALID && ticket.attendeeEmail() != null)
                .map(ticket -> new Reachable(ticket.attendeeEmail(), said(ticket.attendeeName())));
        return Stream.concat(Stream.of(new Reachable(order.email(), said(order.name()))), attendees);
    }

    private static String said(String name) {
        return name != null && NAME.matcher(name).matches() ? name : "";
    }
}
