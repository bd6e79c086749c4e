package io.plenary.services.auth;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AccessGrant;
import io.plenary.contracts.auth.ClientCredentials;
import io.plenary.contracts.auth.TokenClaims;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;

/** Access tokens that machines get for an organization's token (RFC 6749 §4.4). */
final class ClientGrants {

    private static final String CLIENT = "client_id";
    private static final String SCOPE = "scope";

    private final Database database;
    private final SigningKeys keys;
    private final ApiTokens tokens;
    private final Clock clock;

    ClientGrants(Database database, SigningKeys keys, ApiTokens tokens, Clock clock) {
        this.database = database;
        this.keys = keys;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** Whether an access token with these claims was given here. */
    static boolean gave(JsonObject claims) {
        return claims.containsKey(CLIENT);
    }

    Future<AccessGrant> grant(ClientCredentials client) {
        if (client.clientSecret() == null || !ApiTokenText.isWellFormed(client.clientSecret())) {
            throw wrong();
        }
        return ApiTokenStore.findLive(database.direct(), client.clientSecret(), clock.instant())
                .map(found -> found.filter(live -> isOf(client, live)).orElseThrow(ClientGrants::wrong))
                .compose(live -> sign(live, scopes(client, live)));
    }

    private static boolean isOf(ClientCredentials client, LiveApiToken live) {
        return live.owner().organizationId() != null
                && live.token().id().toString().equals(client.clientId());
    }

    private static List<String> scopes(ClientCredentials client, LiveApiToken live) {
        List<String> held = live.token().scopes();
        List<String> wanted = client.scopes() == null || client.scopes().isEmpty() ? held : client.scopes();
        if (!held.containsAll(wanted)) {
            throw Refusal.INVALID.because("The client has the scopes " + String.join(" ", held) + ".");
        }
        return wanted.stream().distinct().toList();
    }

    private Future<AccessGrant> sign(LiveApiToken live, List<String> scopes) {
        tokens.noteUse(live.token(), clock.instant());
        String id = live.token().id().toString();
        // The members of RFC 9068.
        JsonObject claims = new JsonObject()
                .put("sub", id)
                .put(CLIENT, id)
                .put(SCOPE, String.join(" ", scopes))
                .put("jti", UUID.randomUUID().toString());
        return keys.sign(claims).map(token -> new AccessGrant(token, (int) SigningKeys.TOKEN_LIFE.toSeconds(), scopes));
    }

    /** Ends with the token it was given for: whoever revokes a token means what it has given, too. */
    Future<TokenClaims> validate(JsonObject claims) {
        Instant expiresAt = Instant.ofEpochSecond(claims.getLong("exp"));
        List<String> scopes = Arrays.asList(claims.getString(SCOPE).split(" "));
        return ApiTokenStore.findLive(database.direct(), UUID.fromString(claims.getString(CLIENT)), clock.instant())
                .map(found -> found.orElseThrow(
                                () -> Refusal.UNAUTHENTICATED.because("The client of this access token was revoked."))
                        .claims(scopes, expiresAt));
    }

    private static ServiceException wrong() {
        return Refusal.UNAUTHENTICATED.because("There is no such client, or its secret is another one.");
    }
}
