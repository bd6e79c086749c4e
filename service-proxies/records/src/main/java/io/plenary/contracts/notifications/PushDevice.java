package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A browser in which somebody is told things while nobody looks at the client.
 *
 * @param id follows from where its push service takes messages: the same browser is the same device
 * @param browser what kind it is; null where it did not say
 * @param seenAt when it said so last
 */
@DataObject
public record PushDevice(UUID id, String browser, Instant createdAt, Instant seenAt) implements Dto {

    public static PushDevice fromJson(String json) {
        return Json.read(json, PushDevice.class);
    }
}
