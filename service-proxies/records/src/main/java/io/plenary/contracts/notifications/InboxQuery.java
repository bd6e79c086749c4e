package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Which part of the inbox to list.
 *
 * @param archived true for what was put away
 * @param unread true for only what was not read
 */
@DataObject
public record InboxQuery(boolean archived, boolean unread, String cursor, int limit) implements Dto {

    public static InboxQuery fromJson(String json) {
        return Json.read(json, InboxQuery.class);
    }
}
