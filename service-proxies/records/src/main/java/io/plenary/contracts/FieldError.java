package io.plenary.contracts;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.codegen.annotations.DataObject;
import java.util.Map;

/**
 * One fault of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or {@code query/limit}, {@code path/id}, {@code header/If-Match}
 * @param detail what is wrong, for a person who reads English
 * @param code a {@link Fault}; null only from older nodes
 * @param params what the sentence is about, for those who word it themselves
 */
@DataObject
public record FieldError(
        String pointer,
        String detail,
        @JsonInclude(JsonInclude.Include.NON_NULL) String code,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> params)
        implements Dto {

    public FieldError {
        params = params == null ? Map.of() : Map.copyOf(params);
    }

    public static FieldError fromJson(String json) {
        return Json.read(json, FieldError.class);
    }
}
