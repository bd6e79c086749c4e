package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Where a browser can be told something while nobody looks at the client, as the browser says it (W3C Push API).
 *
 * @param endpoint where its push service takes what is for it
 * @param p256dh the public key that messages are encrypted for: a point of P-256, uncompressed, in Base64 for URLs
 * @param auth 16 bytes that only the browser and we know, in Base64 for URLs
 */
@DataObject
public record PushSubscription(String endpoint, String p256dh, String auth) implements Dto {

    public static PushSubscription fromJson(String json) {
        return Json.read(json, PushSubscription.class);
    }
}
