package io.plenary.contracts.program;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;
import java.util.UUID;

/**
 * One line of the quality report.
 *
 * @param code upper snake case, stable
 * @param message one sentence, in English
 * @param params what the sentence is about (names, times, counts), for clients that word it themselves
 * @param line where in the file, from 1; null where it concerns the whole
 * @param sessionId the session it concerns, else null
 */
@DataObject
public record ImportFinding(
        Severity severity,
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> params,
        Integer line,
        UUID sessionId)
        implements Dto {

    public ImportFinding {
        params = params == null ? Map.of() : Map.copyOf(params);
    }

    public static ImportFinding fromJson(String json) {
        return Json.read(json, ImportFinding.class);
    }
}
