package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A document to print, made once of a version of the program and kept.
 *
 * @param roomId null for all rooms
 * @param release for which it was asked; null for the program as it was
 * @param percent of it that is made
 * @param version of the program
 * @param bytes its size; null until it is made
 * @param tag tells it from others; null until it is made
 * @param error why there is none, else null
 */
@DataObject
public record Print(
        UUID id,
        PrintKind kind,
        PaperSize size,
        String language,
        UUID roomId,
        Integer release,
        boolean draft,
        PrintState state,
        int percent,
        long version,
        Integer bytes,
        String tag,
        String error,
        Instant askedAt,
        Instant madeAt)
        implements Dto {

    /** The same, come that far. */
    public Print withPercent(int now) {
        return new Print(
                id, kind, size, language, roomId, release, draft, state, now, version, bytes, tag, error, askedAt,
                madeAt);
    }

    /** Whether everybody may have it who sees the program. */
    public boolean forEverybody() {
        return kind == PrintKind.PROGRAM && release == null && !draft;
    }

    public static Print fromJson(String json) {
        return Json.read(json, Print.class);
    }
}
