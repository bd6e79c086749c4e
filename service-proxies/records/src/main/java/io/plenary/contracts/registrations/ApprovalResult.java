package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/** What came of a decision about one order. */
@DataObject
public record ApprovalResult(String code, ApprovalOutcome outcome) implements Dto {

    public static ApprovalResult fromJson(String json) {
        return Json.read(json, ApprovalResult.class);
    }
}
