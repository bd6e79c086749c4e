package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A message as whoever asks would receive it by mail.
 *
 * @param subject one line, with what placeholders stand for
 * @param html the whole document; pictures in it are those of the mail, by {@code cid:}
 * @param text as programs show it that show no HTML
 */
@DataObject
public record MailPreview(String subject, String html, String text) implements Dto {

    public static MailPreview fromJson(String json) {
        return Json.read(json, MailPreview.class);
    }
}
