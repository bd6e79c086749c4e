package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * One line of the quality report.
 *
 * @param code upper snake case, stable
 * @param line where in the file, from 1; null where it concerns the whole
 * @param sessionId the session it concerns, else null
 */
@DataObject
public record ImportFinding(Severity severity, String code, String message, Integer line, UUID sessionId)
        implements Dto {

    public static ImportFinding fromJson(String json) {
        return Json.read(json, ImportFinding.class);
    }
}
