package io.plenary.contracts.analytics;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * Accesses in an hour or a day.
 *
 * @param start UTC start of the bucket
 * @param distinctUsers signed-in users; anonymous visitors are counted in views only
 */
@DataObject
public record AccessBucket(Instant start, long views, long distinctUsers) implements Dto {

    public static AccessBucket fromJson(String json) {
        return Json.read(json, AccessBucket.class);
    }
}
