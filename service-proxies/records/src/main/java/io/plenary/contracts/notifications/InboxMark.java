package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * What happened to messages of an inbox; null members leave them as they are.
 *
 * @param ids at most 200; null for all that are in the inbox
 * @param mentionedIn only what tells of mentions in that chat, as whoever looks at it has read; null for whatever it tells of
 */
@DataObject
public record InboxMark(List<UUID> ids, Boolean read, Boolean archived, MentionPlace mentionedIn) implements Dto {

    public static InboxMark fromJson(String json) {
        return Json.read(json, InboxMark.class);
    }
}
