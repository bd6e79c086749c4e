package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of messages.
 *
 * @param nextCursor where the page with those before starts, null on the last one
 */
@DataObject
public record ChatMessagePage(List<ChatMessage> items, String nextCursor) implements Dto {

    public static ChatMessagePage fromJson(String json) {
        return Json.read(json, ChatMessagePage.class);
    }
}
