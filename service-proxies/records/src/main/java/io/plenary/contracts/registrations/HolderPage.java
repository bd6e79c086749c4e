package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Some of a group.
 *
 * @param next after whom the next page starts, null on the last one
 */
@DataObject
public record HolderPage(List<Holder> items, UUID next) implements Dto {

    public HolderPage {
        items = items == null ? List.of() : List.copyOf(items);
    }

    public static HolderPage fromJson(String json) {
        return Json.read(json, HolderPage.class);
    }
}
