package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * Which state of a program this is: it grows with each change.
 */
@DataObject
public record ProgramVersion(long version, Instant updatedAt) implements Dto {

    public static ProgramVersion fromJson(String json) {
        return Json.read(json, ProgramVersion.class);
    }
}
