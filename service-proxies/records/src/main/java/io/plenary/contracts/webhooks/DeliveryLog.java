package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What became of a message.
 *
 * @param body as it is sent
 * @param attempts the latest first
 */
@DataObject
public record DeliveryLog(Delivery delivery, String body, List<DeliveryAttempt> attempts) implements Dto {

    public static DeliveryLog fromJson(String json) {
        return Json.read(json, DeliveryLog.class);
    }
}
