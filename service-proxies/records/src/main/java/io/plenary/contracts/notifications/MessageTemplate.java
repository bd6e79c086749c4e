package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;

/**
 * What messages of a kind say on a conference, in one language.
 *
 * @param changed whether organizers have written it; else it is what the platform says, put as they may begin with
 * @param placeholders what may stand in subject and text for what differs, of which {@code changes} in the text only
 * @param updatedAt null unless it was changed
 */
@DataObject
public record MessageTemplate(
        MessageKind kind,
        String language,
        String subject,
        String text,
        boolean changed,
        List<String> placeholders,
        Instant updatedAt)
        implements Dto {

    public MessageTemplate {
        placeholders = placeholders == null ? List.of() : List.copyOf(placeholders);
    }

    public static MessageTemplate fromJson(String json) {
        return Json.read(json, MessageTemplate.class);
    }
}
