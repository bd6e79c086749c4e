package io.plenary.runtime;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * Fetches what lies on the public internet under addresses that others chose. A name is looked up once, what it stands for is
 * checked, and the connection goes to the very address that was checked; each redirect begins anew. Bytes and time are bounded.
 */
public final class Downloads {

    /** Why something was not fetched. Nobody needs to know where. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String reason) {
            super(reason, null, false, false);
        }
    }

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

    /** What names stand for. */
    interface Names {
        InetAddress[] find(String name) throws UnknownHostException;
    }

    private record Trip(Object owner, URI address, String knownTag, int redirects, long deadline) {

        Trip to(String location) {
            return new Trip(owner, address.resolve(location), null, redirects - 1, deadline);
        }

        long left() {
            return Math.max(1, deadline - System.currentTimeMillis());
        }
    }

    private static final int MOST_REDIRECTS = 3;
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int LONGEST_TAG = 500;
    private static final int CONNECT_MILLIS = 3_000;
    private static final int TLS_SECONDS = 3;
    private static final int LOOK_UPS = 8;

    /** Nothing ends the look-up of a name whose server is silent: it keeps a thread, of which each owner has one. */
    private final Lanes lookUps = new Lanes(new Lanes.Limits(LOOK_UPS, 1, 1, 20));

    private final Vertx vertx;
    private final HttpClient client;
    private final WorkerExecutor lookUpThreads;
    private final Names names;
    private final PublicAddresses allowed;
    private final Set<Integer> ports;
    private final Limits limits;

    /** @param ports that may be spoken to */
    public Downloads(Vertx vertx, PublicAddresses allowed, Set<Integer> ports, Limits limits) {
        this(vertx, allowed, ports, limits, new HttpClientOptions(), InetAddress::getAllByName);
    }

    /** @param options whom to trust, for tests */
    Downloads(
            Vertx vertx,
            PublicAddresses allowed,
            Set<Integer> ports,
            Limits limits,
            HttpClientOptions options,
            Names names) {
        this.vertx = vertx;
        this.allowed = allowed;
        this.ports = ports;
        this.limits = limits;
        this.names = names;
        lookUpThreads = vertx.createSharedWorkerExecutor("plenary-names", LOOK_UPS);
        client = vertx.createHttpClient(options.setProtocolVersion(HttpVersion.HTTP_1_1)
                .setConnectTimeout(CONNECT_MILLIS)
                .setSslHandshakeTimeout(TLS_SECONDS)
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setKeepAlive(false));
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
        return checked(trip)
                .compose(server -> client.request(options(trip.address(), server)))
                .compose(request -> ask(request, trip));
    }

    private Future<InetAddress> checked(Trip trip) {
        URI address = trip.address();
        if (!isWeb(address) || !ports.contains(port(address))) {
            return Future.failedFuture(new Failed("The address is not one of the web"));
        }
        return lookUps.through(trip.owner(), address.getHost(), () -> lookUp(trip))
                .timeout(limits.silentMillis(), TimeUnit.MILLISECONDS)
                .map(found -> {
                    if (!found.stream().allMatch(allowed::contains)) {
                        throw new Failed("The address is not public");
                    }
                    return found.get(0);
                });
    }

    private Future<List<InetAddress>> lookUp(Trip trip) {
        return System.currentTimeMillis() > trip.deadline()
                ? Future.failedFuture(new Failed("Nobody waits for it any longer"))
                : lookUpThreads.executeBlocking(
                        () -> List.of(names.find(trip.address().getHost())), false);
    }

    private static boolean isWeb(URI address) {
        return address.getHost() != null && (isSecure(address) || "http".equalsIgnoreCase(address.getScheme()));
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isSecure(address) ? 443 : 80;
    }

    /** Certificates are those of the name, though the connection goes to the address that was checked. */
    private static RequestOptions options(URI address, InetAddress server) {
        String path = Optional.ofNullable(address.getRawPath())
                .filter(raw -> !raw.isEmpty())
                .orElse("/");
        return new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port(address), server.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port(address))
                .setSsl(isSecure(address))
                .setURI(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.USER_AGENT, "Plenary")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
    }

    private Future<Download> ask(HttpClientRequest request, Trip trip) {
        if (trip.knownTag() != null) {
            request.putHeader(HttpHeaders.IF_NONE_MATCH, trip.knownTag());
        }
        long timer = vertx.setTimer(trip.left(), late -> request.reset());
        return request.send()
                .timeout(limits.silentMillis(), TimeUnit.MILLISECONDS)
                .compose(response -> answer(response, trip))
                .onComplete(done -> vertx.cancelTimer(timer))
                .onFailure(failure -> request.reset());
    }

    private Future<Download> answer(HttpClientResponse response, Trip trip) {
        // Whoever leaves the rest of an answer knows that it did not end well.
        response.exceptionHandler(left -> {});
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
