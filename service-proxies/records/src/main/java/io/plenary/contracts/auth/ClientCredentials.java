package io.plenary.contracts.auth;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * How a machine asks for an access token (RFC 6749 §4.4).
 *
 * @param clientId the id of an organization's token
 * @param clientSecret the token itself
 * @param scopes those wanted, null for all the token has
 */
@DataObject
public record ClientCredentials(String clientId, String clientSecret, List<String> scopes) implements Dto {

    public static ClientCredentials fromJson(String json) {
        return Json.read(json, ClientCredentials.class);
    }

    /** Without secrets, because it may end in a log. */
    @Override
    public String toString() {
        return "ClientCredentials[clientId=" + clientId + "]";
    }
}
