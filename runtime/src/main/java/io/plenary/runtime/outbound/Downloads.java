package io.plenary.runtime.outbound;

import io.plenary.runtime.outbound.Outbound.Failed;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Fetches what lies on the public internet under addresses that others chose. Each redirect begins anew, with its name looked
 * up and checked. Bytes and time are bounded.
 */
public final class Downloads {

    /**
     * What was fetched.
     *
     * @param body null where what is known of it is still true
     * @param tag by which its server tells it from what it was before, null where it does not say
     */
    public record Download(Buffer body, String tag) {}

    /**
     * How much is taken.
     *
     * @param millis for all of it, redirects included
     * @param silentMillis until a name is known, and until a server begins to answer
     */
    public record Limits(int bytes, long millis, long silentMillis) {}

    private record Trip(Object owner, URI address, String knownTag, int redirects, long deadline) {

        Trip to(String location) {
            return new Trip(owner, address.resolve(location), null, redirects - 1, deadline);
        }
    }

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_TAG = 500;

    private final Outbound outbound;
    private final Limits limits;

    public Downloads(Outbound outbound, Limits limits) {
        this.outbound = outbound;
        this.limits = limits;
    }

    /** The domain of an address, whose names are mostly those of one server; empty where there is none. */
    public static String domain(URI address) {
        String host = Optional.ofNullable(address.getHost()).orElse("").replaceFirst("\\.$", "");
        int top = host.lastIndexOf('.');
        return top > 0 && Character.isLetter(host.charAt(top + 1))
                ? host.substring(host.lastIndexOf('.', top - 1) + 1)
                : host;
    }

    /**
     * @param owner for whom: none of them waits for the names of others
     * @param knownTag of what is known already, or null
     */
    public Future<Download> get(Object owner, URI address, String knownTag) {
        long deadline = System.currentTimeMillis() + limits.millis();
        return follow(new Trip(owner, address, knownTag, MOST_REDIRECTS, deadline))
                .timeout(limits.millis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof Failed
                                ? failure
                                : new Failed(failure.getClass().getSimpleName())));
    }

    private Future<Download> follow(Trip trip) {
        Map<String, String> headers =
                trip.knownTag() == null ? Map.of() : Map.of(HttpHeaders.IF_NONE_MATCH.toString(), trip.knownTag());
        Outbound.Request request = new Outbound.Request(
                trip.owner(), HttpMethod.GET, trip.address(), headers, null, trip.deadline(), limits.silentMillis());
        return outbound.ask(request, response -> answer(response, trip));
    }

    private Future<Download> answer(HttpClientResponse response, Trip trip) {
        if (response.statusCode() == NOT_MODIFIED && trip.knownTag() != null) {
            return Future.succeededFuture(new Download(null, trip.knownTag()));
        }
        String location = response.getHeader(HttpHeaders.LOCATION);
        if (REDIRECTS.contains(response.statusCode()) && location != null && trip.redirects() > 0) {
            response.request().reset();
            return follow(trip.to(location));
        }
        return response.statusCode() == OK
                ? body(response).map(body -> new Download(body, tag(response)))
                : Future.failedFuture(new Failed("The answer was " + response.statusCode()));
    }

    private Future<Buffer> body(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body))
                .handler(part -> {
                    if (body.length() + part.length() > limits.bytes()) {
                        whole.tryFail(new Failed("The answer is too large"));
                    } else {
                        body.appendBuffer(part);
                    }
                });
        return whole.future();
    }

    /** One that a request may carry and a database may keep. */
    private static String tag(HttpClientResponse response) {
        String tag = response.getHeader(HttpHeaders.ETAG);
        return tag != null && tag.length() <= LONGEST_TAG && tag.chars().allMatch(c -> c >= ' ' && c < 0x7f)
                ? tag
                : null;
    }
}
