package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Somebody who speaks at this conference.
 *
 * @param name as credited most recently
 */
@DataObject
public record Author(UUID speakerId, String name, Integer number, List<UUID> sessionIds) implements Dto {

    public static Author fromJson(String json) {
        return Json.read(json, Author.class);
    }
}
