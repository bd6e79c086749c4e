package io.plenary.contracts.greetings;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/** A friendly word for one user. */
@DataObject
public record Greeting(UUID id, UUID userId, String text, Instant writtenAt) implements Dto {

    public static Greeting fromJson(String json) {
        return Json.read(json, Greeting.class);
    }
}
