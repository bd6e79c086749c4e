package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * An open sign-in.
 *
 * @param accessToken ES256 JWT
 * @param tokenType always {@code Bearer}
 * @param expiresIn seconds the access token is valid
 * @param refreshToken opaque, for one use; the gateway keeps it in a cookie and never shows it
 * @param device marks the device as one where this account signed in, to be sent with its next {@link Credentials};
 *     null when tokens were traded
 */
@DataObject
public record SignIn(
        String accessToken,
        String tokenType,
        int expiresIn,
        String refreshToken,
        Instant refreshExpiresAt,
        UserAccount user,
        String device)
        implements Dto {

    public static SignIn fromJson(String json) {
        return Json.read(json, SignIn.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "SignIn[user=" + user + "]";
    }
}
