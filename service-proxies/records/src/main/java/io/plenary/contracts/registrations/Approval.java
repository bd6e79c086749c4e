package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * What became of the question whether somebody gets what they ordered.
 *
 * @param days within how many it is answered; the seats are held for no longer
 * @param decidedAt null until somebody has
 * @param reason why not; null unless it was declined
 */
@DataObject
public record Approval(ApprovalState state, int days, Instant decidedAt, String reason) implements Dto {

    public static Approval fromJson(String json) {
        return Json.read(json, Approval.class);
    }
}
