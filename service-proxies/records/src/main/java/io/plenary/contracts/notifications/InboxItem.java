package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A message in somebody's inbox, in the language of its reader.
 *
 * @param title one line
 * @param text Markdown
 * @param conferenceId null for what is about no conference
 * @param readAt null while it is unread
 * @param archivedAt null while it is in the inbox
 */
@DataObject
public record InboxItem(
        UUID id,
        MessageKind kind,
        String title,
        String text,
        UUID conferenceId,
        Instant createdAt,
        Instant readAt,
        Instant archivedAt)
        implements Dto {

    public static InboxItem fromJson(String json) {
        return Json.read(json, InboxItem.class);
    }
}
