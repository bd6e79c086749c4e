package io.plenary.contracts;

import io.vertx.codegen.annotations.DataObject;

/**
 * One fault of a request.
 *
 * @param pointer JSON pointer (RFC 6901) into the body, or {@code query/limit}, {@code path/id}, {@code header/If-Match}
 * @param detail what is wrong, for a person
 */
@DataObject
public record FieldError(String pointer, String detail) implements Dto {

    public static FieldError fromJson(String json) {
        return Json.read(json, FieldError.class);
    }
}
