package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What a door has to know of a ticket, and no more.
 *
 * @param attendeeName null after whose it was is erased
 * @param inAt when they came in by it or by what goes with it; null where they did not, or have gone
 * @param validDays on which days, in the time zone of the conference, it lets somebody in; none for all
 * @param answers that those at the doors are meant to read, in the order of the questions
 * @param answersMissing true where whoever has it has not answered all that is required; else null
 * @param addOns what goes with it and is not cancelled, by name
 * @param emailHint what tells people of one name apart, such as {@code ad…@example.org}; only where tickets were searched, null where there is none
 */
@DataObject
public record DoorTicket(
        UUID id,
        String attendeeName,
        UUID ticketTypeId,
        String typeName,
        String orderCode,
        TicketState state,
        Instant inAt,
        List<LocalDate> validDays,
        List<DoorAnswer> answers,
        Boolean answersMissing,
        List<DoorAddOn> addOns,
        String emailHint)
        implements Dto {

    public DoorTicket {
        validDays = validDays == null ? List.of() : List.copyOf(validDays);
        answers = answers == null ? List.of() : List.copyOf(answers);
        addOns = addOns == null ? List.of() : List.copyOf(addOns);
    }

    public static DoorTicket fromJson(String json) {
        return Json.read(json, DoorTicket.class);
    }

    /** Without the name, because it may end in a log. */
    @Override
    public String toString() {
        return "DoorTicket[id=" + id + "]";
    }
}
