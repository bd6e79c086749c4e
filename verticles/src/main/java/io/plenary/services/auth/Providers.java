package io.plenary.services.auth;

import io.plenary.contracts.Refusal;
import io.plenary.runtime.Known;
import io.plenary.runtime.Oidc;
import io.plenary.runtime.Oidc.Provider;
import io.plenary.runtime.outbound.Downloads;
import io.plenary.runtime.outbound.Outbound;
import io.plenary.runtime.outbound.PublicAddresses;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.serviceproxy.ServiceException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who know people elsewhere, and what they say. They are asked when somebody needs it, and once more if they are silent. */
final class Providers {

    private static final Logger LOG = LoggerFactory.getLogger(Providers.class);
    private static final Duration FRESH = Duration.ofHours(1);
    private static final Duration AWHILE = Duration.ofSeconds(10);
    private static final int MOST = 100;
    private static final int LONGEST = 256 << 10;
    /** Whoever signs in waits for several answers, some ten seconds in all. */
    private static final long MILLIS = 2_000;

    private final Oidc settings;
    private final Outbound outbound;
    private final Downloads downloads;
    private final Known<String, ProviderMetadata> metadata;
    private final Known<String, JsonArray> keys;

    Providers(Vertx vertx, Oidc settings) {
        this.settings = settings;
        outbound = new Outbound(
                vertx,
                new Outbound.Reach(new PublicAddresses(settings.networks()), settings.plain(), settings.ports()));
        downloads = new Downloads(outbound, new Downloads.Limits(LONGEST, MILLIS, MILLIS));
        metadata = Known.<String, ProviderMetadata>named("auth.providers")
                .freshFor(FRESH)
                .atMost(MOST)
                .in(vertx);
        keys = Known.<String, JsonArray>named("auth.provider-keys")
                .freshFor(FRESH)
                .atMost(MOST)
                .in(vertx);
    }

    List<Provider> all() {
        return settings.providers();
    }

    List<String> issuers() {
        return all().stream().map(provider -> provider.issuer().toString()).toList();
    }

    /** @throws ServiceException NOT_FOUND if there is none of this name, or not any more */
    Provider find(String id) {
        return all().stream()
                .filter(provider -> provider.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.NOT_FOUND.because("Nobody signs in with this provider here."));
    }

    Future<ProviderMetadata> metadata(Provider provider) {
        URI address =
                URI.create(provider.issuer().toString().replaceFirst("/$", "") + "/.well-known/openid-configuration");
        return metadata.get(
                provider.issuer().toString(),
                issuer -> answered(provider, () -> get(provider, address)
                        .map(body -> ProviderMetadata.read(provider, body.toJsonObject()))));
    }

    Future<JsonArray> keys(Provider provider, ProviderMetadata said) {
        return keys.get(
                provider.issuer().toString(),
                issuer -> answered(provider, () -> get(provider, said.keys())
                        .map(body -> body.toJsonObject().getJsonArray("keys", new JsonArray()))));
    }

    /** It signs with one that is not among those known. */
    void forgetKeys(Provider provider) {
        keys.forget(provider.issuer().toString());
    }

    private Future<Buffer> get(Provider provider, URI address) {
        return downloads.get(provider.id(), address, null).map(Downloads.Download::body);
    }

    /** What it says to a form; it is told once only, since a code is of no use again. */
    Future<Outbound.Reply> post(Provider provider, URI address, Map<String, String> headers, Buffer form) {
        Map<String, String> all = new HashMap<>(headers);
        all.put("Accept", "application/json");
        all.put("Content-Type", "application/x-www-form-urlencoded");
        return outbound.post(new Outbound.Post(provider.id(), address, all, form, 2 * MILLIS, 2 * MILLIS), LONGEST)
                .recover(failure -> Future.failedFuture(away(provider, failure)))
                .map(reply -> {
                    if (reply.status() >= 500) {
                        throw away(provider, new IllegalStateException("The answer was " + reply.status()));
                    }
                    return reply;
                });
    }

    private static <T> Future<T> answered(Provider provider, Supplier<Future<T>> question) {
        return question.get()
                .recover(silent -> question.get())
                .recover(failure -> Future.failedFuture(away(provider, failure)));
    }

    private static ServiceException away(Provider provider, Throwable failure) {
        LOG.warn("Nobody can sign in with {} at the moment: {}", provider.id(), failure.toString());
        return Refusal.UNAVAILABLE.retryAfter(
                "PROVIDER_AWAY", AWHILE, provider.name() + " does not answer at the moment. Try again later.");
    }
}
