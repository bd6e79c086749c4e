package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;

/**
 * With what a browser comes back from a provider.
 *
 * @param state of which attempt
 * @param code that the provider gave
 * @param issuer who the provider says it is (RFC 9207), null if it says nothing
 * @param secret what {@link ProviderAttempt#secret} was, null if the browser has none
 * @param clientAddress the network address it comes from, null if it is not known
 * @param device as in {@link Credentials}
 * @param browser as in {@link Credentials}
 */
@DataObject
public record ProviderReturn(
        String state, String code, String issuer, String secret, String clientAddress, String device, String browser)
        implements Dto {

    public static ProviderReturn fromJson(String json) {
        return Json.read(json, ProviderReturn.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "ProviderReturn[clientAddress=" + clientAddress + "]";
    }
}
