package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * A way to a provider that somebody has begun.
 *
 * @param address where the browser goes
 * @param secret by which the browser is known that comes back; the gateway keeps it in a cookie and never shows it
 */
@DataObject
public record ProviderAttempt(String address, String secret) implements Dto {

    public static ProviderAttempt fromJson(String json) {
        return Json.read(json, ProviderAttempt.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "ProviderAttempt[]";
    }
}
