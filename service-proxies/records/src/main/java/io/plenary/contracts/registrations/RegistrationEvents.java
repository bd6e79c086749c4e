package io.plenary.contracts.registrations;

import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import java.time.Instant;
import java.util.UUID;

/** What the registrations service announces; people are named by their accounts only. */
public sealed interface RegistrationEvents extends Payload {

    record QuotaAdded(UUID quotaId) implements RegistrationEvents {}

    /** @param size null where there is no limit any more */
    record QuotaChanged(UUID quotaId, Integer size) implements RegistrationEvents {}

    record QuotaRemoved(UUID quotaId) implements RegistrationEvents {}

    record TicketTypeAdded(UUID ticketTypeId) implements RegistrationEvents {}

    record TicketTypeChanged(UUID ticketTypeId) implements RegistrationEvents {}

    record TicketTypeRemoved(UUID ticketTypeId) implements RegistrationEvents {}

    record VoucherAdded(UUID voucherId) implements RegistrationEvents {}

    /** Many at once. */
    record VouchersAdded(int vouchers) implements RegistrationEvents {}

    record VoucherChanged(UUID voucherId) implements RegistrationEvents {}

    record VoucherRemoved(UUID voucherId) implements RegistrationEvents {}

    record QuestionAdded(UUID questionId) implements RegistrationEvents {}

    record QuestionChanged(UUID questionId) implements RegistrationEvents {}

    /** @param answers how many went with it */
    record QuestionRemoved(UUID questionId, long answers) implements RegistrationEvents {}

    /**
     * Seats are held.
     *
     * @param tickets how many
     * @param total in minor units of the currency
     */
    record OrderPlaced(UUID orderId, int tickets, long total, String currency) implements RegistrationEvents {}

    /** Somebody who sells is to say whether they get what they ordered. */
    record OrderAwaitsApproval(UUID orderId) implements RegistrationEvents {}

    /**
     * Somebody who sells is to decide: said at most once an hour, however many come.
     *
     * @param orders how many of the conference wait
     */
    record OrdersToApprove(int orders) implements RegistrationEvents {}

    /** They get it; what costs something is still to be paid. */
    record OrderApproved(UUID orderId) implements RegistrationEvents {}

    /** They do not get it; the order says why. */
    record OrderDeclined(UUID orderId, int tickets) implements RegistrationEvents {}

    /** The money is awaited. */
    record OrderAwaitsPayment(UUID orderId, PaymentMethod payment) implements RegistrationEvents {}

    /**
     * The money is still awaited, and has to be there soon.
     *
     * @param due when
     */
    record OrderPaymentDue(UUID orderId, Instant due) implements RegistrationEvents {}

    /** By organizers, to somebody at their desk or on the phone. */
    record OrderSold(UUID orderId, int tickets, PaymentMethod payment) implements RegistrationEvents {}

    /** The money for an invoice has come, whose tickets let people in before. */
    record InvoicePaid(UUID orderId, long amount, String currency) implements RegistrationEvents {}

    /** Its tickets let people in. */
    record OrderConfirmed(UUID orderId, int tickets, PaymentMethod payment) implements RegistrationEvents {}

    /** Those in a file are to get tickets. */
    record AttendeeImportStarted(UUID importId, int lines) implements RegistrationEvents {}

    /** Somebody who was registered elsewhere has a ticket here too. */
    record OrderImported(UUID orderId, UUID importId) implements RegistrationEvents {}

    /**
     * A file with attendees is taken in.
     *
     * @param tickets how many were added
     * @param enlarged by how many seats quotas grew for it, in all
     */
    record AttendeesImported(UUID importId, int tickets, int enlarged) implements RegistrationEvents {}

    /** Nobody confirmed or paid it in time. */
    record OrderExpired(UUID orderId, int tickets) implements RegistrationEvents {}

    /** @param before how far it had come */
    record OrderCancelled(UUID orderId, int tickets, OrderState before) implements RegistrationEvents {}

    /**
     * Some tickets of an order let nobody in any more, others do.
     *
     * @param reason in the words of the organizers who cancelled them; null where others did, or they said nothing
     */
    record TicketsCancelled(UUID orderId, int tickets, String reason) implements RegistrationEvents {}

    /**
     * Somebody else has a ticket: another order with a ticket of its own has its seat.
     *
     * @param toOrderId whose order has cost nothing
     */
    record TicketTransferred(UUID orderId, UUID ticketId, UUID toOrderId, UUID toTicketId)
            implements RegistrationEvents {}

    /**
     * A ticket has another code, and goes by another id.
     *
     * @param renamed whether that is because somebody else was named on it
     */
    record TicketReissued(UUID orderId, UUID oldTicketId, UUID ticketId, boolean renamed)
            implements RegistrationEvents {}

    /**
     * For tickets that were cancelled money is to be given back.
     *
     * @param amount in minor units of the currency
     */
    record RefundOwed(UUID orderId, long amount, String currency) implements RegistrationEvents {}

    /** All that was to be given back has been paid out. */
    record OrderRefunded(UUID orderId, long amount, String currency) implements RegistrationEvents {}

    /** @param number as the invoice has it */
    record InvoiceIssued(UUID orderId, UUID invoiceId, String number) implements RegistrationEvents {}

    /** Invoices name another seller, or there are none any more. */
    record SellerChanged() implements RegistrationEvents {}

    /** The invoice of an order is for somebody else, or at another address. */
    record OrderBuyerChanged(UUID orderId) implements RegistrationEvents {}

    /**
     * For whom tickets are that were ordered before, or what these people answered, is said anew.
     *
     * @param tickets how many
     */
    record AttendeesChanged(UUID orderId, int tickets) implements RegistrationEvents {}

    /** Something else is on badges. */
    record BadgeDesignChanged() implements RegistrationEvents {}

    /** The money for tickets is transferred elsewhere, or nobody says where. */
    record TransferDetailsChanged() implements RegistrationEvents {}

    /** Tickets are paid by card, or not any more, or with another account. */
    record CardSettingsChanged(boolean enabled) implements RegistrationEvents {}

    /**
     * Money came by card when it was of no use any more, and goes back.
     *
     * @param amount in minor units of the currency
     */
    record PaymentReturned(UUID orderId, long amount, String currency) implements RegistrationEvents {}

    /** Whoever ordered is to be told once more how the order stands. */
    record OrderMailAsked(UUID orderId) implements RegistrationEvents {}

    /** An account has taken over what somebody had ordered without one. */
    record OrderClaimed(UUID userId, UUID orderId) implements RegistrationEvents, OfUser {}

    /** Somebody with an account takes part. */
    record UserEnrolled(UUID userId, UUID orderId) implements RegistrationEvents, OfUser {}

    /** Somebody with an account does not take part after all. */
    record UserWithdrew(UUID userId, UUID orderId) implements RegistrationEvents, OfUser {}

    record CheckInListAdded(UUID checkInListId) implements RegistrationEvents {}

    record CheckInListChanged(UUID checkInListId) implements RegistrationEvents {}

    record CheckInListRemoved(UUID checkInListId) implements RegistrationEvents {}

    /** Somebody came in. */
    record CheckedIn(UUID ticketId, UUID checkInListId, UUID checkInId) implements RegistrationEvents {}

    /** Somebody had not come in, or not gone out, after all. */
    record CheckInUndone(UUID ticketId, UUID checkInListId, UUID checkInId) implements RegistrationEvents {}

    /** Somebody waits for tickets of a type, or a seat in a session: the other of both is null. */
    record WaitlistJoined(UUID userId, UUID entryId, UUID ticketTypeId, UUID sessionId, int seats)
            implements RegistrationEvents, OfUser {}

    record WaitlistLeft(UUID userId, UUID entryId) implements RegistrationEvents, OfUser {}

    /** Somebody comes before others, or after them. */
    record WaitlistMoved(UUID entryId, WaitingClass waitingClass, String reason) implements RegistrationEvents {}

    /**
     * Somebody is offered seats whoever comes before them.
     *
     * @param added by how many seats quotas, or the session, got larger for it, in all
     */
    record WaitlistAdmitted(UUID entryId, int added, String reason) implements RegistrationEvents {}

    /**
     * @param orderId what holds the seats; null for a session
     * @param until the seats are held
     * @param sessionId null for tickets, as is what it is called
     * @param offer null for a session, and from older nodes
     */
    record WaitlistOffered(
            UUID userId,
            UUID entryId,
            UUID orderId,
            int seats,
            Instant until,
            UUID sessionId,
            String title,
            OfferedTickets offer)
            implements RegistrationEvents, OfUser {}

    /** Nobody took the seats in time, and others are offered them. */
    record WaitlistOfferExpired(UUID userId, UUID entryId, UUID orderId, UUID sessionId, String title)
            implements RegistrationEvents, OfUser {}

    /**
     * Somebody waits in vain.
     *
     * @param end why
     */
    record WaitlistClosed(UUID userId, UUID entryId, WaitingState end, String reason, UUID sessionId, String title)
            implements RegistrationEvents, OfUser {}

    record SeatRuleChanged(ClashRule onClash) implements RegistrationEvents {}

    /** People sign up for the session, or in another way than before. */
    record SeatSessionChanged(UUID sessionId, Integer size) implements RegistrationEvents {}

    /** Nobody signs up for it any more. */
    record SeatSessionRemoved(UUID sessionId) implements RegistrationEvents {}

    record SeatTaken(UUID userId, UUID sessionId) implements RegistrationEvents, OfUser {}

    /** @param title of the session, as it was called then; in {@code reason} an organizer says why */
    record SeatReleased(UUID userId, UUID sessionId, String title, SeatEnd because, String reason)
            implements RegistrationEvents, OfUser {}

    /**
     * The session in which somebody has a seat, or waits for one, is not as it was.
     *
     * @param other what takes place at the same time; null where it is cancelled
     */
    record SeatTroubled(UUID userId, UUID sessionId, String title, SeatTrouble trouble, String other)
            implements RegistrationEvents, OfUser {}
}
