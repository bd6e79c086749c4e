package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * Some badges, by name.
 *
 * @param nextCursor null on the last page
 * @param design what is on them
 */
@DataObject
public record BadgePage(List<Badge> items, String nextCursor, BadgeDesign design) implements Dto {

    public BadgePage {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static BadgePage fromJson(String json) {
        return Json.read(json, BadgePage.class);
    }
}
