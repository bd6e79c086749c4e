package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * What lets somebody set a new password, once.
 *
 * @param token opaque, shown to nobody a second time
 */
@DataObject
public record PasswordLink(String token, Instant expiresAt) implements Dto {

    public static PasswordLink fromJson(String json) {
        return Json.read(json, PasswordLink.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "PasswordLink[expiresAt=" + expiresAt + "]";
    }
}
