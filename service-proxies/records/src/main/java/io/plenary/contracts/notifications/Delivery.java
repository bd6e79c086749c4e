package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A message on one of its ways, as administrators see it.
 *
 * @param userId whom it is for
 * @param address where it goes; null until that is known
 * @param subject null until it was written
 * @param text what a device would have shown; null where it went there, or by another way
 * @param reason why it was not delivered, in words of who refused it; null otherwise
 * @param attempts how often it was handed over
 * @param changedAt since when it is in this state
 */
@DataObject
public record Delivery(
        UUID id,
        MessageKind kind,
        Channel channel,
        DeliveryState state,
        UUID userId,
        String address,
        String subject,
        String text,
        String reason,
        int attempts,
        Instant createdAt,
        Instant changedAt)
        implements Dto {

    public static Delivery fromJson(String json) {
        return Json.read(json, Delivery.class);
    }
}
