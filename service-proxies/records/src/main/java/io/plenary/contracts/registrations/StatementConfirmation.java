package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Transfers that are for orders.
 */
@DataObject
public record StatementConfirmation(UUID organizationId, UUID conferenceId, List<StatementPick> items) implements Dto {

    public static StatementConfirmation fromJson(String json) {
        return Json.read(json, StatementConfirmation.class);
    }

    public StatementConfirmation {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
