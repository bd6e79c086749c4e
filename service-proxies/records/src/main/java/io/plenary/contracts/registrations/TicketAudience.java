package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * For whom tickets of a type are.
 *
 * @param domains of {@code EMAIL_DOMAINS}: the parts of addresses after the @, without those below them; else none
 */
@DataObject
public record TicketAudience(TicketAudienceKind kind, List<String> domains) implements Dto {

    public static TicketAudience fromJson(String json) {
        return Json.read(json, TicketAudience.class);
    }

    public TicketAudience {
        domains = domains == null ? List.of() : List.copyOf(domains);
    }
}
