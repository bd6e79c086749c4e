package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A bulletin as somebody begins to write it; its members are those of {@link Bulletin}.
 *
 * @param id chosen by the creator
 */
@DataObject
public record BulletinDraft(
        UUID id,
        UUID conferenceId,
        String subject,
        String text,
        String language,
        AudienceKind audience,
        UUID sessionId,
        UUID trackId,
        UUID ticketTypeId)
        implements Dto {

    public static BulletinDraft fromJson(String json) {
        return Json.read(json, BulletinDraft.class);
    }
}
