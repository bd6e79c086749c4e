package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Whose ticket lets them in, as their badge names them.
 *
 * @param name null where nobody was named
 * @param affiliation null where the design has none, or nobody said
 * @param answers that those at the doors are meant to read, in the order of the questions
 * @param code what the QR code says; null where it was not asked for
 */
@DataObject
public record Badge(
        UUID ticketId,
        String orderCode,
        UUID ticketTypeId,
        String typeName,
        String name,
        String affiliation,
        List<DoorAnswer> answers,
        String code)
        implements Dto {

    public Badge {
        answers = answers == null ? List.of() : List.copyOf(answers);
    }

    public static Badge fromJson(String json) {
        return Json.read(json, Badge.class);
    }

    /** Without who it is, because it may end in a log. */
    @Override
    public String toString() {
        return "Badge[ticketId=" + ticketId + "]";
    }
}
