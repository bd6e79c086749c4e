package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A message on its way to an endpoint.
 *
 * @param webhookId the same each time it is sent
 * @param attempts since it was asked for last
 * @param dueAt when it is sent next; null where it is not
 */
@DataObject
public record Delivery(
        UUID id,
        UUID endpointId,
        String webhookId,
        String type,
        UUID conferenceId,
        DeliveryState state,
        int attempts,
        Instant createdAt,
        Instant dueAt,
        Instant endedAt)
        implements Dto {

    public static Delivery fromJson(String json) {
        return Json.read(json, Delivery.class);
    }
}
