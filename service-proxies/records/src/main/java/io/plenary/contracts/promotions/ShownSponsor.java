package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A sponsor as everybody sees it.
 *
 * @param logo names its picture, another one by another name; null where there is none
 */
@DataObject
public record ShownSponsor(UUID id, String name, String level, String line, String link, String logo) implements Dto {

    public static ShownSponsor fromJson(String json) {
        return Json.read(json, ShownSponsor.class);
    }
}
