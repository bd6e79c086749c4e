package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * What a mail has to say for its link to work.
 *
 * @param token what stands behind the # of the link
 * @param email where the mail goes
 */
@DataObject
public record MailedLink(UUID userId, String token, String email, Instant expiresAt) implements Dto {

    public static MailedLink fromJson(String json) {
        return Json.read(json, MailedLink.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "MailedLink[userId=" + userId + ", expiresAt=" + expiresAt + "]";
    }
}
