package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A picture as it is shown.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}: it was made here, whatever it was made from
 */
@DataObject
public record Picture(String mediaType, byte[] bytes) implements Dto {

    public static Picture fromJson(String json) {
        return Json.read(json, Picture.class);
    }
}
