package io.plenary.web;

import io.plenary.contracts.auth.Scope;
import io.plenary.web.contract.Delivery;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.util.Arrays;

/** What OAuth clients find out by themselves: RFC 8414. */
final class AuthorizationServer {

    private AuthorizationServer() {}

    /** @param publicUrl how clients reach this server, null where it is the address they ask */
    static void answer(RoutingContext context, String publicUrl) {
        HostAndPort host = context.request().authority();
        if (host == null) {
            context.fail(400);
            return;
        }
        String address = publicUrl == null ? context.request().scheme() + "://" + host : publicUrl;
        JsonObject metadata = new JsonObject()
                .put("issuer", address)
                .put("token_endpoint", address + "/api/v1/oauth/token")
                .put("jwks_uri", address + "/.well-known/jwks.json")
                .put("grant_types_supported", new JsonArray().add("client_credentials"))
                // Required, and empty: nobody is sent to a page here to agree to something.
                .put("response_types_supported", new JsonArray())
                .put(
                        "token_endpoint_auth_methods_supported",
                        new JsonArray().add("client_secret_basic").add("client_secret_post"))
                .put("scopes_supported", scopes())
                .put("service_documentation", address + "/docs/");
        context.response()
                .putHeader(HttpHeaders.CONTENT_TYPE, "application/json")
                // It says what the request said of its address: nothing for others.
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        Delivery.end(context.request(), metadata.toBuffer());
    }

    private static JsonArray scopes() {
        return new JsonArray(Arrays.stream(Scope.values())
                .filter(Scope::isOfOrganizations)
                .map(Scope::text)
                .toList());
    }
}
