package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How a chat goes.
 *
 * @param sessionId null for the chat of the conference
 * @param slowSeconds how long somebody waits between two messages
 * @param readOnly whether only those who moderate write
 * @param version 0 where nothing was said yet
 */
@DataObject
public record ChatSettings(UUID conferenceId, UUID sessionId, int slowSeconds, boolean readOnly, long version)
        implements Dto {

    public static ChatSettings fromJson(String json) {
        return Json.read(json, ChatSettings.class);
    }
}
