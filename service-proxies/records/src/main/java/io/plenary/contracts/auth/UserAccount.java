package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.UUID;

/**
 * An account as its owner and administrators see it.
 *
 * @param admin administers the platform
 * @param confirmed whether the e-mail address is known to be the user's own
 * @param disabled whether nobody can sign in to it
 * @param locale in which somebody signed up, a BCP 47 tag; null if that is not known
 */
@DataObject
public record UserAccount(
        UUID id,
        String email,
        String displayName,
        boolean admin,
        Instant createdAt,
        Instant lastSignedInAt,
        boolean confirmed,
        boolean disabled,
        String locale)
        implements Dto {

    public static UserAccount fromJson(String json) {
        return Json.read(json, UserAccount.class);
    }
}
