package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What the columns of a file mean, and how its attendees are taken in.
 *
 * @param fields each field once at most
 * @param types by the values of the column with ticket types
 * @param ticketTypeId of all, where no column says it
 * @param enlarge whether quotas grow where a seat is missing
 * @param mail whether each attendee is mailed the link to the ticket
 * @param answers each question once at most
 */
@DataObject
public record AttendeeMapping(
        List<AttendeeFieldColumn> fields,
        List<AttendeeTypeMatch> types,
        UUID ticketTypeId,
        boolean enlarge,
        boolean mail,
        List<AttendeeAnswerColumn> answers)
        implements Dto {

    public static AttendeeMapping fromJson(String json) {
        return Json.read(json, AttendeeMapping.class);
    }

    public AttendeeMapping {
        fields = fields == null ? List.of() : List.copyOf(fields);
        types = types == null ? List.of() : List.copyOf(types);
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    /** One by which nothing is answered. */
    public AttendeeMapping(
            List<AttendeeFieldColumn> fields,
            List<AttendeeTypeMatch> types,
            UUID ticketTypeId,
            boolean enlarge,
            boolean mail) {
        this(fields, types, ticketTypeId, enlarge, mail, List.of());
    }

    /** The column of a field, from 0; -1 for none. */
    public int columnOf(AttendeeField field) {
        return fields.stream()
                .filter(one -> one.field() == field)
                .mapToInt(AttendeeFieldColumn::column)
                .findFirst()
                .orElse(-1);
    }
}
