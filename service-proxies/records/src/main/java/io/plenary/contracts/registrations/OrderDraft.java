package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What somebody wants to order.
 *
 * @param id chosen by the caller, so repeating is harmless
 * @param name of who orders
 * @param email where the tickets go
 * @param locale the language of the mails, a BCP 47 tag; null if it is not known
 * @param clientAddress the network address it comes from, null if it is not known: one address holds only so many seats
 * @param voucher a code, in whatever case; null for none
 */
@DataObject
public record OrderDraft(
        UUID id,
        UUID conferenceId,
        String name,
        String email,
        String locale,
        String clientAddress,
        List<OrderLine> lines,
        String voucher)
        implements Dto {

    public static OrderDraft fromJson(String json) {
        return Json.read(json, OrderDraft.class);
    }

    public OrderDraft {
        lines = lines == null ? List.of() : List.copyOf(lines);
    }
}
