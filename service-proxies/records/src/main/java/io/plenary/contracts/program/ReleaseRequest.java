package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A release.
 *
 * @param note for everybody, Markdown
 * @param tracks only sessions that are, or were, in one of these; empty does not restrict
 * @param days only sessions that are, or were, on one of these; empty does not restrict
 */
@DataObject
public record ReleaseRequest(String note, List<UUID> tracks, List<LocalDate> days) implements Dto {

    public ReleaseRequest {
        tracks = tracks == null ? List.of() : List.copyOf(tracks);
        days = days == null ? List.of() : List.copyOf(days);
    }

    public boolean isWhole() {
        return tracks.isEmpty() && days.isEmpty();
    }

    public static ReleaseRequest fromJson(String json) {
        return Json.read(json, ReleaseRequest.class);
    }
}
