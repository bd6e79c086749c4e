package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * One page of those who attend a conference, by the number of the account.
 *
 * @param next after whom the next page starts, null on the last one
 */
@DataObject
public record PeoplePage(List<UUID> items, UUID next) implements Dto {

    public static PeoplePage fromJson(String json) {
        return Json.read(json, PeoplePage.class);
    }
}
