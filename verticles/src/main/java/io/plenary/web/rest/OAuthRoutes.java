package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.auth.AccessGrant;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.ClientCredentials;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** The client credentials grant of OAuth 2.0 (RFC 6749 §4.4), with the errors of its §5.2. */
final class OAuthRoutes implements Routes {

    private static final String BASIC = "Basic ";

    /** Why a request is no grant. */
    private static final class OAuthException extends RuntimeException {

        private final String error;

        OAuthException(String error, String description) {
            super(description, null, false, false);
            this.error = error;
        }
    }

    private final AuthService auth;

    OAuthRoutes(Node node) {
        auth = node.proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.open("issueAccessToken", this::issue);
    }

    private Future<Answer> issue(Caller caller, Call call) {
        return Future.<ClientCredentials>future(read -> read.complete(credentials(call)))
                .compose(client -> auth.grantAccess(caller, client))
                .map(OAuthRoutes::granted)
                .recover(failure -> refused(call, failure));
    }

    private static ClientCredentials credentials(Call call) {
        MultiMap form = call.context().request().formAttributes();
        String grant = only(form, "grant_type");
        if (grant == null) {
            throw invalidRequest("grant_type is required.");
        }
        if (!grant.equals("client_credentials")) {
            throw new OAuthException("unsupported_grant_type", "Only client_credentials is.");
        }
        String scope = only(form, "scope");
        List<String> scopes =
                scope == null || scope.isBlank() ? null : List.of(scope.strip().split(" +"));
        String id = only(form, "client_id");
        String secret = only(form, "client_secret");
        String authorization = call.header("Authorization");
        if (authorization == null) {
            return new ClientCredentials(id, secret, scopes);
        }
        if (secret != null) {
            throw invalidRequest("Send the secret as HTTP Basic or in the body, not both.");
        }
        return basic(authorization, scopes);
    }

    /** RFC 6749 §3.2: no parameter more than once. An empty one is none. */
    private static String only(MultiMap form, String name) {
        List<String> values = form.getAll(name);
        if (values.size() > 1) {
            throw invalidRequest(name + " is given more than once.");
        }
        return values.isEmpty() || values.get(0).isEmpty() ? null : values.get(0);
    }

    /** Both halves are encoded like a form before they are Basic (RFC 6749 §2.3.1). */
    private static ClientCredentials basic(String authorization, List<String> scopes) {
        try {
            if (!authorization.regionMatches(true, 0, BASIC, 0, BASIC.length())) {
                throw new OAuthException("invalid_client", "Send client id and secret as HTTP Basic.");
            }
            byte[] decoded = Base64.getDecoder()
                    .decode(authorization.substring(BASIC.length()).strip());
            String[] halves = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            if (halves.length < 2) {
                throw invalidRequest("HTTP Basic has a colon between client id and secret.");
            }
            return new ClientCredentials(decoded(halves[0]), decoded(halves[1]), scopes);
        } catch (IllegalArgumentException malformed) {
            throw invalidRequest("HTTP Basic is malformed.");
        }
    }

    private static String decoded(String half) {
        return URLDecoder.decode(half, StandardCharsets.UTF_8);
    }

    private static OAuthException invalidRequest(String description) {
        return new OAuthException("invalid_request", description);
    }

    private static Answer granted(AccessGrant grant) {
        return answer(
                200,
                new JsonObject()
                        .put("access_token", grant.accessToken())
                        .put("token_type", "Bearer")
                        .put("expires_in", grant.expiresIn())
                        .put("scope", String.join(" ", grant.scopes())));
    }

    private static Future<Answer> refused(Call call, Throwable failure) {
        if (failure instanceof OAuthException refusal) {
            return Future.succeededFuture(error(call, refusal.error, refusal.getMessage()));
        }
        if (Refusal.UNAUTHENTICATED.is(failure)) {
            return Future.succeededFuture(error(call, "invalid_client", failure.getMessage()));
        }
        return Refusal.INVALID.is(failure)
                ? Future.succeededFuture(error(call, "invalid_scope", failure.getMessage()))
                : Future.failedFuture(failure);
    }

    private static Answer error(Call call, String error, String description) {
        JsonObject body = new JsonObject().put("error", error).put("error_description", description);
        boolean client = error.equals("invalid_client");
        Answer answer = answer(client ? 401 : 400, body);
        return client && call.header("Authorization") != null
                ? answer.with("WWW-Authenticate", "Basic realm=\"plenary\"")
                : answer;
    }

    private static Answer answer(int status, JsonObject body) {
        return Answer.json(status, body.encode())
                .with("Cache-Control", "no-store")
                .with("Pragma", "no-cache");
    }
}
