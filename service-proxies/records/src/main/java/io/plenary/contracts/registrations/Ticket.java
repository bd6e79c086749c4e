package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A seat somebody has, or is about to have, or what they have with it, with what was agreed on when it was ordered.
 *
 * @param typeName what its type was called
 * @param price in minor units of the order's currency, tax included
 * @param taxRate in basis points
 * @param attendeeName null where nobody was named yet
 * @param voucher the code by which it was ordered; null for none, and where that was not for its type
 * @param terms what is given back for it until when, by time; none where only organizers cancel it
 * @param cancelled null unless it was valid and was cancelled
 * @param transferUntil the first moment at which its holder may not hand it on any more; null where only organizers do
 * @param transfer null unless it was handed on
 * @param cancelled null unless it was valid and is not any more
 * @param parentId of an add-on: the ticket it goes with, which is of an earlier order where it was ordered later; null for a ticket
 * @param validDays on which days, in the time zone of the conference, it lets somebody in; none for all
 */
@DataObject
public record Ticket(
        UUID id,
        UUID orderId,
        UUID conferenceId,
        UUID ticketTypeId,
        String typeName,
        long price,
        int taxRate,
        String attendeeName,
        String attendeeEmail,
        TicketState state,
        String voucher,
        List<RefundUntil> terms,
        TicketCancellation cancelled,
        Instant transferUntil,
        TicketTransfer transfer,
        UUID parentId,
        List<LocalDate> validDays)
        implements Dto {

    public static Ticket fromJson(String json) {
        return Json.read(json, Ticket.class);
    }

    public Ticket {
        terms = terms == null ? List.of() : List.copyOf(terms);
        validDays = validDays == null ? List.of() : List.copyOf(validDays);
    }
}
