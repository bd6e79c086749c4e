package io.plenary.contracts.notes;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * One page of those on whose agenda some sessions are, by the number of the account.
 *
 * @param next after whom the next page starts, null on the last one
 */
@DataObject
public record StarredPage(List<Starred> items, UUID next) implements Dto {

    public static StarredPage fromJson(String json) {
        return Json.read(json, StarredPage.class);
    }
}
