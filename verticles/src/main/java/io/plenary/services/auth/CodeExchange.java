package io.plenary.services.auth;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Oidc.Provider;
import io.plenary.runtime.outbound.Outbound;
import io.plenary.services.auth.IdTokenRules.Disbelieved;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import io.vertx.serviceproxy.ServiceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trades the code of a provider for what it says of somebody. */
final class CodeExchange {

    private static final Logger LOG = LoggerFactory.getLogger(CodeExchange.class);
    private static final int OK = 200;

    private final Vertx vertx;
    private final Providers providers;
    private final AttemptSecrets secrets;
    private final Clock clock;
    private final String comesBackTo;

    /** @param comesBackTo where providers send browsers */
    CodeExchange(Vertx vertx, Providers providers, AttemptSecrets secrets, Clock clock, String comesBackTo) {
        this.vertx = vertx;
        this.providers = providers;
        this.secrets = secrets;
        this.clock = clock;
        this.comesBackTo = comesBackTo;
    }

    /** Where a browser goes that begins. */
    String address(Provider provider, ProviderMetadata said, String state) {
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", provider.clientId());
        query.put("redirect_uri", comesBackTo);
        query.put("scope", "openid email profile");
        query.put("state", state);
        query.put("nonce", secrets.nonce(state));
        query.put("code_challenge", secrets.challenge(state));
        query.put("code_challenge_method", "S256");
        String address = said.authorization().toString();
        return address + (address.indexOf('?') < 0 ? '?' : '&') + form(query);
    }

    /**
     * The claims about whoever came back.
     *
     * @param issuer who the provider said it is, null if nothing
     */
    Future<JsonObject> claims(Provider provider, String state, String code, String issuer) {
        return providers
                .metadata(provider)
                .compose(said -> trade(provider, said, state, code, issuer).compose(answer -> verified(
                                provider, said, state, Objects.toString(answer.getValue("id_token"), ""))
                        .compose(claims -> withEmail(provider, said, answer, claims))))
                // Whatever it says that cannot be read is not believed either.
                .recover(failure -> Future.failedFuture(
                        failure instanceof ServiceException ? failure : refused(provider, failure)));
    }

    private Future<JsonObject> trade(
            Provider provider, ProviderMetadata said, String state, String code, String issuer) {
        if (issuer == null
                ? said.namesItself()
                : !issuer.equals(provider.issuer().toString())) {
            throw new Disbelieved("Another provider has sent the browser back");
        }
        Map<String, String> form = new LinkedHashMap<>();
        form.put("grant_type", "authorization_code");
        form.put("code", code);
        form.put("redirect_uri", comesBackTo);
        form.put("code_verifier", secrets.verifier(state));
        boolean basic = provider.clientSecret() != null && !said.secretInBody();
        if (!basic) {
            form.put("client_id", provider.clientId());
        }
        if (provider.clientSecret() != null && !basic) {
            form.put("client_secret", provider.clientSecret());
        }
        return providers
                .post(provider, said.token(), basic ? basic(provider) : Map.of(), Buffer.buffer(form(form)))
                .map(CodeExchange::answer);
    }

    /** Both halves are encoded like a form before they are Basic (RFC 6749 §2.3.1). */
    private static Map<String, String> basic(Provider provider) {
        String both = encoded(provider.clientId()) + ":" + encoded(provider.clientSecret());
        String basic = Base64.getEncoder().encodeToString(both.getBytes(StandardCharsets.UTF_8));
        return Map.of("Authorization", "Basic " + basic);
    }

    private static String form(Map<String, String> members) {
        return members.entrySet().stream()
                .map(member -> member.getKey() + "=" + encoded(member.getValue()))
                .collect(Collectors.joining("&"));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static JsonObject answer(Outbound.Reply reply) {
        try {
            if (reply.status() == OK) {
                return reply.beginning().toJsonObject();
            }
        } catch (DecodeException e) {
            throw new Disbelieved("The answer is no JSON");
        }
        throw new Disbelieved("The answer was " + reply.status());
    }

    private Future<JsonObject> verified(Provider provider, ProviderMetadata said, String state, String token) {
        return key(provider, said, IdTokenKeys.header(token))
                .compose(key -> IdTokenKeys.verify(vertx, key, token))
                .map(claims -> {
                    IdTokenRules.check(
                            claims,
                            provider.issuer().toString(),
                            provider.clientId(),
                            secrets.nonce(state),
                            clock.instant());
                    return claims;
                });
    }

    /** It may sign with a new one since its keys were read. */
    private Future<JsonObject> key(Provider provider, ProviderMetadata said, JsonObject header) {
        return providers.keys(provider, said).compose(known -> {
            Optional<JsonObject> key = IdTokenKeys.find(known, header);
            if (key.isPresent()) {
                return Future.succeededFuture(key.get());
            }
            providers.forgetKeys(provider);
            return providers.keys(provider, said).map(now -> IdTokenKeys.find(now, header)
                    .orElseThrow(() -> new Disbelieved("None of its keys fits")));
        });
    }

    /** Some say it only when asked once more (OpenID Connect Core §5.3). */
    private Future<JsonObject> withEmail(
            Provider provider, ProviderMetadata said, JsonObject answer, JsonObject claims) {
        if (claims.containsKey("email") || said.userInfo() == null || answer.getString("access_token") == null) {
            return Future.succeededFuture(claims);
        }
        Map<String, String> headers = Map.of("Authorization", "Bearer " + answer.getString("access_token"));
        return providers
                .post(provider, said.userInfo(), headers, Buffer.buffer())
                .map(reply -> reply.status() == OK ? more(claims, answer(reply)) : claims);
    }

    private static JsonObject more(JsonObject claims, JsonObject said) {
        if (!claims.getString("sub").equals(said.getValue("sub"))) {
            throw new Disbelieved("It says more of somebody else");
        }
        return said.mergeIn(claims);
    }

    private static ServiceException refused(Provider provider, Throwable reason) {
        // Words that are not ours may hold a token.
        String why = reason instanceof Disbelieved
                ? reason.getMessage()
                : reason.getClass().getSimpleName();
        LOG.warn("Somebody cannot sign in with {}: {}", provider.id(), why);
        return Refusal.FORBIDDEN.because(
                "PROVIDER_REFUSED", provider.name() + " did not say who this is. Begin once more.");
    }
}
