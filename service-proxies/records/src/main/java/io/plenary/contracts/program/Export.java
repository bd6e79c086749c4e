package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * A program as a file.
 *
 * @param version of the program
 * @param conferenceVersion of the conference, whose title and dates it names
 * @param tag tells this text from others of the same version: what is known of its speakers may change meanwhile
 */
@DataObject
public record Export(
        ExportFormat format, long version, Instant updatedAt, String text, String tag, long conferenceVersion)
        implements Dto {

    public static Export fromJson(String json) {
        return Json.read(json, Export.class);
    }
}
