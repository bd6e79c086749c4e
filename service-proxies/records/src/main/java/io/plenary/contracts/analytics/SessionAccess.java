package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * How often a session was looked at.
 */
@DataObject
public record SessionAccess(UUID sessionId, long views, long distinctUsers) implements Dto {

    public static SessionAccess fromJson(String json) {
        return Json.read(json, SessionAccess.class);
    }
}
