package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What organizers say in messages of a kind, in one language.
 *
 * @param subject one line
 * @param text Markdown
 */
@DataObject
public record TemplateText(MessageKind kind, String language, String subject, String text) implements Dto {

    public static TemplateText fromJson(String json) {
        return Json.read(json, TemplateText.class);
    }
}
