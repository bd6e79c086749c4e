package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Who loses a seat because there are fewer.
 *
 * @param userIds exactly those who would at this moment
 */
@DataObject
public record Shrinking(List<UUID> userIds) implements Dto {

    public static Shrinking fromJson(String json) {
        return Json.read(json, Shrinking.class);
    }

    public Shrinking {
        userIds = userIds == null ? List.of() : List.copyOf(userIds);
    }
}
