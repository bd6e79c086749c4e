package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** What is given back if tickets of an order are cancelled now. */
@DataObject
public record CancellationQuote(String currency, List<QuotedTicket> tickets) implements Dto {

    public static CancellationQuote fromJson(String json) {
        return Json.read(json, CancellationQuote.class);
    }

    public CancellationQuote {
        tickets = tickets == null ? List.of() : List.copyOf(tickets);
    }
}
