package io.plenary.contracts.promotions;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/** A sponsor as everybody sees it. */
@DataObject
public record ShownSponsor(UUID id, String name, String level, String line, String link) implements Dto {

    public static ShownSponsor fromJson(String json) {
        return Json.read(json, ShownSponsor.class);
    }
}
