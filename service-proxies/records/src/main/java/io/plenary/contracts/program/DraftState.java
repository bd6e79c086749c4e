package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * Where the work on a program stands.
 *
 * @param version of the draft, of which each change and each release makes another one; without a draft that of the program
 * @param release number of the newest one; null before the first
 * @param unreleased what a release would change
 */
@DataObject
public record DraftState(ReleaseMode mode, long version, Instant updatedAt, Integer release, ReleaseCounts unreleased)
        implements Dto {

    public static DraftState fromJson(String json) {
        return Json.read(json, DraftState.class);
    }
}
