package io.plenary.services.auth;

import io.plenary.runtime.Faults;
import io.plenary.runtime.Oidc.Provider;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;

/**
 * What a provider says of itself (OpenID Connect Discovery §3).
 *
 * @param userInfo null if it has none
 * @param secretInBody whether it wants the secret of its clients there
 * @param namesItself whether it says who it is where it sends browsers back (RFC 9207)
 */
record ProviderMetadata(
        URI authorization, URI token, URI keys, URI userInfo, boolean secretInBody, boolean namesItself) {

    /** @throws IllegalArgumentException if it is none of this provider */
    static ProviderMetadata read(Provider provider, JsonObject said) {
        if (!provider.issuer().toString().equals(said.getValue("issuer"))) {
            throw new IllegalArgumentException("It calls itself " + said.getValue("issuer"));
        }
        JsonArray ways = said.getJsonArray("token_endpoint_auth_methods_supported", new JsonArray());
        return new ProviderMetadata(
                address(said, "authorization_endpoint"),
                address(said, "token_endpoint"),
                address(said, "jwks_uri"),
                said.containsKey("userinfo_endpoint") ? address(said, "userinfo_endpoint") : null,
                ways.contains("client_secret_post") && !ways.contains("client_secret_basic"),
                said.getBoolean("authorization_response_iss_parameter_supported", false));
    }

    /** Browsers are sent to one of them: to nothing but a page. */
    private static URI address(JsonObject said, String name) {
        String address = said.getString(name, "");
        if (!Faults.isWebUrl(address)) {
            throw new IllegalArgumentException("Its " + name + " is no address of the web");
        }
        return URI.create(address);
    }
}
