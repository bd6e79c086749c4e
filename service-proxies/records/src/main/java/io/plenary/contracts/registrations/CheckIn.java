package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * What came of a scan.
 *
 * @param id of the scan
 * @param ticketId null where there is no such ticket in the conference, as all else of it
 * @param at when it was scanned, by the clock of the server
 * @param earlier null unless somebody came or went by the ticket before
 * @param conflict whether a device without a network has let somebody through who should not have been
 * @param revoked why it is REVOKED: the state of the ticket; else null
 * @param undoneAt null unless it counts no more
 * @param validDays on which days, in the time zone of the conference, the ticket lets somebody in; none for all
 * @param answers that those at the doors are meant to read, in the order of the questions
 * @param answersMissing true where whoever has it has not answered all that is required; else null
 * @param addOns what goes with the ticket and is not cancelled, by name
 */
@DataObject
public record CheckIn(
        UUID id,
        Passage passage,
        ScanResult result,
        Instant at,
        ScanDevice device,
        UUID ticketId,
        String attendeeName,
        String typeName,
        String orderCode,
        EarlierScan earlier,
        boolean conflict,
        Instant undoneAt,
        String undoneReason,
        TicketState revoked,
        List<LocalDate> validDays,
        List<DoorAnswer> answers,
        Boolean answersMissing,
        List<DoorAddOn> addOns)
        implements Dto {

    public CheckIn {
        validDays = validDays == null ? List.of() : List.copyOf(validDays);
        answers = answers == null ? List.of() : List.copyOf(answers);
        addOns = addOns == null ? List.of() : List.copyOf(addOns);
    }

    public static CheckIn fromJson(String json) {
        return Json.read(json, CheckIn.class);
    }

    /** Without the name, because it may end in a log. */
    @Override
    public String toString() {
        return "CheckIn[id=" + id + ", result=" + result + "]";
    }
}
