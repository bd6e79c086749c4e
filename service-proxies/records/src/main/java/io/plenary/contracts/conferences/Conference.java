package io.plenary.contracts.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Right;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A conference: what is known about it besides its program.
 *
 * @param slug 2 to 50 of {@code a-z 0-9 -}, unique on the platform, fixed for ever: it names the URL and the
 *     database
 * @param acronym at least four characters, as schedule.xml requires
 * @param description Markdown
 * @param startDate first day, in the conference's zone
 * @param endDate last day, inclusive
 * @param timeZone IANA name; all local times of the program are in it
 * @param country ISO 3166-1 alpha-2
 * @param deleteAfter when a deleted conference's database is dropped
 * @param version grows with each change; the ETag
 * @param logoUrl where its logo is; {@code PicturesService} has it as it is shown
 * @param approvedAt when it was approved, or added where no approval is needed; null until then, and it has no program
 * @param publishedAt when it was published first; null until then
 */
@DataObject
public record Conference(
        UUID id,
        UUID organizationId,
        String slug,
        String acronym,
        String title,
        String subtitle,
        String description,
        LocalDate startDate,
        LocalDate endDate,
        String timeZone,
        String venue,
        String city,
        String country,
        String url,
        Colors colors,
        ConferenceStatus status,
        Instant deleteAfter,
        Instant createdAt,
        Instant updatedAt,
        long version,
        String logoUrl,
        Instant approvedAt,
        Instant publishedAt)
        implements Dto {

    /** Published ones are everybody's to see, also when they are over or do not take place. */
    public boolean visibleToAll() {
        return switch (status) {
            case PUBLISHED, ARCHIVED -> true;
            case CANCELLED -> publishedAt != null;
            case DRAFT, SUBMITTED, APPROVED, REJECTED, DELETED -> false;
        };
    }

    /** Others but deleted ones are seen by those who have a right there. Where a conference is not the caller's to see, it does not exist. */
    public boolean isVisibleTo(Caller caller) {
        return visibleToAll() || status != ConferenceStatus.DELETED && caller.sees(organizationId, id);
    }

    /** The same, and deleted ones for those who may restore them. */
    public boolean isKnownTo(Caller caller) {
        return isVisibleTo(caller)
                || status == ConferenceStatus.DELETED && caller.has(Right.CONFERENCES_DELETE, organizationId, id);
    }

    /** Whether a program is or will be made for it. Nodes of the release before do not tell when it was approved. */
    public boolean hasProgram() {
        return approvedAt != null || status == ConferenceStatus.PUBLISHED || status == ConferenceStatus.ARCHIVED;
    }

    public static Conference fromJson(String json) {
        return Json.read(json, Conference.class);
    }
}
