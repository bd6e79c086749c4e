package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * An address that nothing is mailed to any more.
 *
 * @param userId whom the mail was for; the number of an invitation where that has no account
 * @param reason in words of who said so
 * @param triedAt when its owner had it tried again; null where never, or that is forgotten
 */
@DataObject
public record Suppression(
        UUID id, String address, UUID userId, SuppressionCause cause, String reason, Instant since, Instant triedAt)
        implements Dto {

    public static Suppression fromJson(String json) {
        return Json.read(json, Suppression.class);
    }
}
