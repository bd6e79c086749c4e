package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.UUID;

/**
 * A new account.
 *
 * @param id chosen by the caller, so repeating is harmless
 * @param password 8 to 128 characters
 * @param clientAddress the network address it comes from, null if it is not known: one address opens only so many
 *     accounts at once
 * @param locale the language to write to them in, as a BCP 47 tag; null if it is not known
 */
@DataObject
public record SignUp(UUID id, String email, String password, String displayName, String clientAddress, String locale)
        implements Dto {

    /** From nowhere in particular. */
    public SignUp(UUID id, String email, String password, String displayName) {
        this(id, email, password, displayName, null, null);
    }

    public static SignUp fromJson(String json) {
        return Json.read(json, SignUp.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "SignUp[id=" + id + ", email=" + email + "]";
    }
}
