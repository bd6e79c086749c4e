package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/** What came of each, in the order in which they were named. */
@DataObject
public record ApprovalResults(List<ApprovalResult> items) implements Dto {

    public static ApprovalResults fromJson(String json) {
        return Json.read(json, ApprovalResults.class);
    }

    public ApprovalResults {
        items = items == null ? List.of() : List.copyOf(items);
    }
}
