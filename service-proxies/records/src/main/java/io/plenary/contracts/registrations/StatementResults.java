package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What came of each, in the order in which they were said.
 */
@DataObject
public record StatementResults(List<StatementResult> items) implements Dto {

    public static StatementResults fromJson(String json) {
        return Json.read(json, StatementResults.class);
    }

    public StatementResults {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
