package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.registrations.ApprovalState;
import io.plenary.contracts.registrations.Order;
import io.plenary.contracts.registrations.OrderLinksService;
import io.plenary.contracts.registrations.OrderState;
import io.plenary.contracts.registrations.PlacedOrder;
import io.plenary.contracts.registrations.RefundState;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.formats.ics.ConferenceIcs;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Mails about orders go to the address an order was made with, in the language it was made in, and say how it stands by now. */
final class OrderMails {

    private final Links links;
    private final Proxies proxies;
    private final Function<Message, Future<Optional<Conference>>> conferences;
    private final Words words;
    private final Layout layout;

    OrderMails(
            Links links,
            Proxies proxies,
            Function<Message, Future<Optional<Conference>>> conferences,
            Words words,
            Layout layout) {
        this.links = links;
        this.proxies = proxies;
        this.conferences = conferences;
        this.words = words;
        this.layout = layout;
    }

    /** Empty where it was erased, or has come further since: that is told by another mail. */
    Future<Optional<Envelope>> mail(UUID id, Message message) {
        UUID orderId = UUID.fromString((String) message.facts().get(Occasion.ORDER));
        return conferences.apply(message).compose(conference -> Letters.ifThere(
                        proxies.of(OrderLinksService.class, OrderLinksService.ADDRESS)
                                .mailedOrder(Caller.SYSTEM, orderId))
                .map(found -> found.filter(placed -> conference.isPresent() && isStill(placed.order(), message))
                        .map(placed -> envelope(id, message, placed, conference.get()))));
    }

    private static boolean isStill(Order order, Message message) {
        return order.email() != null
                && (message.kind() == MessageKind.ORDER_LINK || isStill(order, status(order, message)));
    }

    private static boolean isStill(Order order, String status) {
        return switch (status) {
            case OrderOccasions.CANCELLED_IN_PART,
                    OrderOccasions.TRANSFERRED,
                    OrderOccasions.RECEIVED,
                    OrderOccasions.REISSUED -> order.state() == OrderState.CONFIRMED;
            case OrderOccasions.APPROVED -> order.state() == OrderState.RESERVED && is(order, ApprovalState.APPROVED);
            case OrderOccasions.DECLINED -> is(order, ApprovalState.DECLINED);
            case OrderOccasions.PAYMENT_RETURNED -> true;
            case OrderOccasions.PAYMENT_DUE -> order.state() == OrderState.PENDING || order.outstanding() != null;
            case OrderOccasions.REFUNDED ->
                order.refund() != null && order.refund().state() == RefundState.PAID_OUT;
            default -> order.state().name().equals(status);
        };
    }

    private static boolean is(Order order, ApprovalState state) {
        return order.approval() != null && order.approval().state() == state;
    }

    /** What is told: a step of which the order is no more than a part, or how it stands. */
    private static String status(Order order, Message message) {
        return message.facts().get(Occasion.STATUS) instanceof String status
                ? status
                : order.state().name();
    }

    /** In words of organizers; empty where they said nothing. */
    private static String why(Message message) {
        return message.facts().get(OrderOccasions.REASON) instanceof String reason ? reason : "";
    }

    private Envelope envelope(UUID id, Message message, PlacedOrder placed, Conference conference) {
        Order order = placed.order();
        Reader reader = Reader.in(order.locale(), conference.timeZone());
        String link = links.order(conference, order.code(), placed.secret());
        String template = message.kind() == MessageKind.ORDER ? "order/mail." : "order-link/";
        Letter letter = Letter.of(words.fill(
                template + reader.language() + ".md",
                OrderWords.of(
                        order,
                        status(order, message),
                        why(message),
                        lacksAnswers(placed, conference),
                        conference,
                        reader,
                        link)));
        Envelope envelope =
                layout.envelope(id, message, order.email(), reader.language(), letter, Optional.of(conference));
        Envelope caused = envelope.because(unasked(order, message)).answeredBy(placed.contactEmail());
        Set<LocalDate> days = days(order, conference);
        return days.isEmpty() ? caused : caused.withCalendar(calendar(conference, days, order.updatedAt()));
    }

    /** On which its tickets let somebody in; none of what was added to tickets of another order, which has said so. */
    private static Set<LocalDate> days(Order order, Conference conference) {
        Set<LocalDate> all = conference
                .startDate()
                .datesUntil(conference.endDate().plusDays(1))
                .collect(Collectors.toSet());
        return order.tickets().stream()
                .filter(ticket -> ticket.state() == TicketState.VALID && ticket.parentId() == null)
                .flatMap(ticket -> ticket.validDays().isEmpty() ? all.stream() : ticket.validDays().stream())
                .filter(all::contains)
                .collect(Collectors.toSet());
    }

    /** From the beginning of the conference on nobody answers any more. */
    private static boolean lacksAnswers(PlacedOrder placed, Conference conference) {
        return Boolean.TRUE.equals(placed.answersMissing())
                && LocalDate.now(ZoneId.of(conference.timeZone())).isBefore(conference.startDate());
    }

    /** Nobody pays to have somebody else mailed. */
    private static Unasked unasked(Order order, Message message) {
        if (message.kind() == MessageKind.ORDER_LINK) {
            return Unasked.ASKED;
        }
        boolean paid = order.total() > 0 && (order.state() == OrderState.CONFIRMED || order.refund() != null);
        return status(order, message).equals(OrderOccasions.RECEIVED)
                ? Unasked.HANDED_ON
                : paid ? null : Unasked.ORDERED;
    }

    private String calendar(Conference conference, Set<LocalDate> days, Instant stamp) {
        return new ConferenceIcs(
                        conference.id(),
                        conference.title(),
                        conference.venue() == null ? conference.city() : conference.venue(),
                        links.conference(conference),
                        conference.startDate(),
                        conference.endDate())
                .write(days, stamp);
    }
}
