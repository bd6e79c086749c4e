package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * By which a receiver tells our messages from those of others; one of both is enough.
 *
 * @param secret {@code whsec_…}, for {@code v1} signatures; shown to nobody a second time
 * @param publicKey {@code whpk_…}, for {@code v1a} signatures
 */
@DataObject
public record WebhookKeys(String secret, String publicKey) implements Dto {

    public static WebhookKeys fromJson(String json) {
        return Json.read(json, WebhookKeys.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "WebhookKeys[publicKey=" + publicKey + "]";
    }
}
