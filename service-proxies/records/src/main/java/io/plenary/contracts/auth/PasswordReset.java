package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A new password in exchange for the token of a {@link PasswordLink}.
 */
@DataObject
public record PasswordReset(String token, String newPassword) implements Dto {

    public static PasswordReset fromJson(String json) {
        return Json.read(json, PasswordReset.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "PasswordReset[]";
    }
}
