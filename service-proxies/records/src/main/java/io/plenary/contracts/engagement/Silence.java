package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * That somebody does not take part in what happens live at a conference, for a while or for good.
 *
 * @param userId null where it was for something anonymous
 * @param name as others were told it; null as well
 * @param until null for good
 * @param reason null where none was said
 */
@DataObject
public record Silence(
        UUID id,
        UUID conferenceId,
        UUID userId,
        String name,
        SilenceKind kind,
        Instant until,
        String reason,
        Instant createdAt)
        implements Dto {

    public static Silence fromJson(String json) {
        return Json.read(json, Silence.class);
    }
}
