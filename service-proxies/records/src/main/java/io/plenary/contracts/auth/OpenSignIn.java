package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * A device at which somebody is signed in, as its owner sees it.
 *
 * @param browser what kind of browser or program it is, null if it did not say
 * @param lastUsedAt when its tokens were renewed, to within minutes
 */
@DataObject
public record OpenSignIn(UUID id, String browser, Instant signedInAt, Instant lastUsedAt) implements Dto {

    public static OpenSignIn fromJson(String json) {
        return Json.read(json, OpenSignIn.class);
    }
}
