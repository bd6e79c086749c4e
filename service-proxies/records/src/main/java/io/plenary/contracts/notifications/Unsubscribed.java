package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What somebody is not written any more.
 */
@DataObject
public record Unsubscribed(MessageKind kind) implements Dto {

    public static Unsubscribed fromJson(String json) {
        return Json.read(json, Unsubscribed.class);
    }
}
