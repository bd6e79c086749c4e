package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A change of password; it ends every sign-in of the user.
 */
@DataObject
public record PasswordChange(String currentPassword, String newPassword) implements Dto {

    public static PasswordChange fromJson(String json) {
        return Json.read(json, PasswordChange.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "PasswordChange[]";
    }
}
