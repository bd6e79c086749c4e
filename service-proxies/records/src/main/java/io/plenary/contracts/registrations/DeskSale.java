package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What organizers sell to somebody who stands before them, or has called.
 *
 * @param id of the order, chosen by the caller, so repeating is harmless
 * @param names of those the tickets are for, a ticket each; the first has ordered them
 * @param email where the tickets go
 * @param locale the language of the mails, a BCP 47 tag; null if it is not known
 * @param payment CASH, TERMINAL or INVOICE, and FREE for what is given away
 * @param buyer whom the invoice is for; null for whoever ordered
 */
@DataObject
public record DeskSale(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        UUID ticketTypeId,
        List<String> names,
        String email,
        String locale,
        PaymentMethod payment,
        Buyer buyer)
        implements Dto {

    public static DeskSale fromJson(String json) {
        return Json.read(json, DeskSale.class);
    }

    public DeskSale {
        names = names == null ? List.of() : List.copyOf(names);
    }

    /** Without who it is, because it may end in a log. */
    @Override
    public String toString() {
        return "DeskSale[id=" + id + "]";
    }
}
