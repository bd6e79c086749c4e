package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * What a user has on one conference, in few bytes: clients ask for it often.
 */
@DataObject
public record Mine(List<Star> stars, List<NoteMark> notes) implements Dto {

    public static Mine fromJson(String json) {
        return Json.read(json, Mine.class);
    }
}
