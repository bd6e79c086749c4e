package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * The phone of a person.
 *
 * @param number that is known to be theirs, in E.164; null where there is none
 * @param confirmedAt since when; null where there is none
 * @param asked a number that waits for the code that was texted there; null where none does
 * @param sends false where messages go to a table for administrators instead of to phones
 */
@DataObject
public record Phone(String number, Instant confirmedAt, String asked, boolean sends) implements Dto {

    public static Phone fromJson(String json) {
        return Json.read(json, Phone.class);
    }
}
