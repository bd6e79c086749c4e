package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * To whom a ticket is handed on.
 *
 * @param email where its link is mailed
 * @param locale of that mail; null for the one of the order
 * @param reason why, of an organizer; null where its holder hands it on
 */
@DataObject
public record TicketRecipient(String name, String email, String locale, String reason) implements Dto {

    public static TicketRecipient fromJson(String json) {
        return Json.read(json, TicketRecipient.class);
    }

    /** Without the name and the address, because it may end in a log. */
    @Override
    public String toString() {
        return "TicketRecipient[locale=" + locale + "]";
    }
}
