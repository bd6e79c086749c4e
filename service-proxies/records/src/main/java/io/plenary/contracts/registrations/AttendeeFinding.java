package io.plenary.contracts.registrations;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Template;
import io.plenary.contracts.program.Severity;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;

/**
 * A remark about a file with attendees, or about a line of it.
 *
 * @param code upper snake case, stable
 * @param message one sentence, in English
 * @param params what the sentence is about, for clients that word it themselves
 * @param column from 0; null where it concerns no single one
 */
@DataObject
public record AttendeeFinding(
        Severity severity,
        String code,
        String message,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> params,
        Integer column)
        implements Dto {

    public static AttendeeFinding fromJson(String json) {
        return Json.read(json, AttendeeFinding.class);
    }

    public AttendeeFinding {
        params = params == null ? Map.of() : Map.copyOf(params);
    }

    /** @param values what fills the sentence of the code */
    public static AttendeeFinding of(AttendeeFindingCode code, Map<String, ?> values, Integer column) {
        return new AttendeeFinding(
                code.severity(), code.name(), code.sentence(values), Template.params(values), column);
    }
}
