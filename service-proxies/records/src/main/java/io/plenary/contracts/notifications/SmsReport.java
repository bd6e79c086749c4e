package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;
import java.util.UUID;

/**
 * What a gateway says of a message it took.
 *
 * @param deliveryId which one
 * @param signature made with the secret that it shares with us; null where there is none
 * @param form what it says, each once
 */
@DataObject
public record SmsReport(UUID deliveryId, String signature, Map<String, String> form) implements Dto {

    public static SmsReport fromJson(String json) {
        return Json.read(json, SmsReport.class);
    }
}
