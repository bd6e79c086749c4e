package io.plenary.contracts.notifications;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A message of the organizers to many people at once.
 *
 * @param subject one line
 * @param text Markdown
 * @param language what it is written in, {@code en} or {@code de}: what stands around it is in the same
 * @param sessionId whose audience it is for, null unless it is for that of one session
 * @param trackId whose audience it is for, null unless it is for that of one track
 * @param ticketTypeId of whose tickets it is for those with one, null for those of all types
 * @param sendAt when it begins, or has begun; null for drafts
 * @param endedAt when it went to the last of them, or was stopped; null until then
 * @param people how many it went to so far
 * @param createdBy whose account wrote it first, null where that is gone
 * @param version grows with each change; the ETag
 */
@DataObject
public record Bulletin(
        UUID id,
        UUID organizationId,
        UUID conferenceId,
        String subject,
        String text,
        String language,
        AudienceKind audience,
        UUID sessionId,
        UUID trackId,
        BulletinState state,
        Instant sendAt,
        Instant endedAt,
        int people,
        UUID createdBy,
        Instant createdAt,
        Instant updatedAt,
        long version,
        UUID ticketTypeId)
        implements Dto {

    public static Bulletin fromJson(String json) {
        return Json.read(json, Bulletin.class);
    }
}
