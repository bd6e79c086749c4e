package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * What an authenticator app is to be told. It is shown this once, and no sign-in asks for its codes before one was confirmed.
 *
 * @param secret in Base32 (RFC 4648 §6), for typing
 * @param uri the same as {@code otpauth://totp/…}, for a QR code
 */
@DataObject
public record NewAuthenticator(String secret, String uri) implements Dto {

    public static NewAuthenticator fromJson(String json) {
        return Json.read(json, NewAuthenticator.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "NewAuthenticator[]";
    }
}
