package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.Map;

/**
 * Once that a message was sent.
 *
 * @param millis until the answer was there, or none
 * @param headers of the request
 * @param status of the answer; null where there was none
 * @param failure null where there was an answer
 * @param answer how its body begins
 */
@DataObject
public record DeliveryAttempt(
        Instant at,
        long millis,
        String url,
        Map<String, String> headers,
        Integer status,
        DeliveryFailure failure,
        String answer)
        implements Dto {

    public static DeliveryAttempt fromJson(String json) {
        return Json.read(json, DeliveryAttempt.class);
    }
}
