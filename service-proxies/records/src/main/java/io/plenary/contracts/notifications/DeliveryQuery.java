package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * Which deliveries to list; null members do not restrict.
 *
 * @param text a part of the address or of the subject
 */
@DataObject
public record DeliveryQuery(DeliveryState state, MessageKind kind, UUID userId, String text, String cursor, int limit)
        implements Dto {

    public static DeliveryQuery fromJson(String json) {
        return Json.read(json, DeliveryQuery.class);
    }
}
