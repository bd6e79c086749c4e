package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Whether those get what they ordered who wait for it to be said.
 *
 * @param codes of orders
 * @param reason why not, which they read; null where they do
 */
@DataObject
public record ApprovalDecision(
        UUID organizationId, UUID conferenceId, boolean approved, List<String> codes, String reason) implements Dto {

    public static ApprovalDecision fromJson(String json) {
        return Json.read(json, ApprovalDecision.class);
    }

    public ApprovalDecision {
        codes = codes == null ? List.of() : List.copyOf(codes);
    }
}
