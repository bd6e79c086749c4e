package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * Another address for the caller's account.
 *
 * @param password the caller's own, since whoever reads that mail can open the account; null where there is none
 */
@DataObject
public record EmailChange(String email, String password) implements Dto {

    public static EmailChange fromJson(String json) {
        return Json.read(json, EmailChange.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "EmailChange[]";
    }
}
