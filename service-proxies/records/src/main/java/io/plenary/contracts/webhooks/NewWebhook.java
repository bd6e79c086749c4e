package io.plenary.contracts.webhooks;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/** An endpoint that was made just now. */
@DataObject
public record NewWebhook(WebhookEndpoint endpoint, WebhookKeys keys) implements Dto {

    public static NewWebhook fromJson(String json) {
        return Json.read(json, NewWebhook.class);
    }
}
