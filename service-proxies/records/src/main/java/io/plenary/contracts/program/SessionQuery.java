package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.UUID;

/**
 * Which sessions to list; null members do not restrict.
 *
 * @param text full-text search over titles, texts and credited names; the last word matches as a prefix
 */
@DataObject
public record SessionQuery(
        LocalDate day,
        UUID trackId,
        UUID roomId,
        UUID speakerId,
        SessionStatus status,
        Boolean scheduled,
        String text,
        String cursor,
        int limit)
        implements Dto {

    public static SessionQuery fromJson(String json) {
        return Json.read(json, SessionQuery.class);
    }
}
