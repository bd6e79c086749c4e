package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A field an import would change, in words.
 *
 * @param before what is here, null for nothing
 * @param after what would be here, null for nothing
 * @param theirs what the file says where it was changed here too, else null
 */
@DataObject
public record ImportFieldChange(String field, String before, String after, String theirs) implements Dto {

    public static ImportFieldChange fromJson(String json) {
        return Json.read(json, ImportFieldChange.class);
    }
}
