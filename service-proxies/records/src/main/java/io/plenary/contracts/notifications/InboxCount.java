package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What a badge says.
 *
 * @param unread at most 100: more need not be counted
 */
@DataObject
public record InboxCount(int unread) implements Dto {

    public static InboxCount fromJson(String json) {
        return Json.read(json, InboxCount.class);
    }
}
