package io.plenary.contracts.organizations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Somebody's wish to join an organization that has invited them.
 *
 * @param token of the link
 * @param email of the account that accepts
 * @param otherAddress whether they consent to the organization learning that their account has another address
 */
@DataObject
public record Acceptance(String token, String email, boolean otherAddress) implements Dto {

    public static Acceptance fromJson(String json) {
        return Json.read(json, Acceptance.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "Acceptance[otherAddress=" + otherAddress + "]";
    }
}
