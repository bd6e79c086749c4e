package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * A numbered state of a program that everybody sees, or saw.
 *
 * @param version of the program that it made
 * @param releasedBy null for who is not of the staff
 * @param tracks to which it was restricted; empty for none
 * @param days to which it was restricted; empty for none
 * @param restores the release that it went back to; null for any other
 */
@DataObject
public record Release(
        int number,
        long version,
        String note,
        Instant releasedAt,
        UUID releasedBy,
        List<UUID> tracks,
        List<LocalDate> days,
        Integer restores,
        ReleaseCounts counts)
        implements Dto {

    public Release {
        tracks = tracks == null ? List.of() : List.copyOf(tracks);
        days = days == null ? List.of() : List.copyOf(days);
    }

    /** As those see it who are not of the staff. */
    public Release withoutAuthor() {
        return new Release(number, version, note, releasedAt, null, tracks, days, restores, counts);
    }

    public static Release fromJson(String json) {
        return Json.read(json, Release.class);
    }
}
