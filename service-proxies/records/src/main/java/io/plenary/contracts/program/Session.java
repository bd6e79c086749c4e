package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Link;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A session of the program, placed or not. Its id is the guid of its slot in every export, for ever: it never
 * derives from order, title or time.
 *
 * @param id chosen by the creator
 * @param number the integer id old schedule clients know, unique in the conference; null to let the service
 *     choose
 * @param summary the abstract; Markdown, which is HTML where it begins with a block of HTML, such as {@code <p>}
 * @param description as {@code summary}
 * @param slot null while unscheduled
 * @param extra what an imported file said beyond our fields; exported again
 * @param sequence iCalendar SEQUENCE: grows when time, room or status change
 * @param version grows with each change; the ETag
 */
@DataObject
public record Session(
        UUID id,
        Integer number,
        String slug,
        String title,
        String subtitle,
        String type,
        String language,
        String summary,
        String description,
        UUID trackId,
        Slot slot,
        List<Credit> speakers,
        SessionStatus status,
        boolean doNotRecord,
        String license,
        String url,
        String feedbackUrl,
        String logo,
        List<Link> links,
        List<Link> attachments,
        JsonObject extra,
        int sequence,
        Instant createdAt,
        Instant updatedAt,
        long version)
        implements Dto {

    public Session {
        speakers = speakers == null ? List.of() : List.copyOf(speakers);
        links = links == null ? List.of() : List.copyOf(links);
        attachments = attachments == null ? List.of() : List.copyOf(attachments);
        status = status == null ? SessionStatus.CONFIRMED : status;
    }

    public static Session fromJson(String json) {
        return Json.read(json, Session.class);
    }
}
