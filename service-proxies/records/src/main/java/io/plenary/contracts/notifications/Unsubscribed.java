package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * What somebody is not written any more.
 *
 * @param conferenceId null for what is about whatever conference
 */
@DataObject
public record Unsubscribed(MessageKind kind, UUID conferenceId) implements Dto {

    public static Unsubscribed fromJson(String json) {
        return Json.read(json, Unsubscribed.class);
    }
}
