package io.plenary.runtime.outbound;

import io.plenary.runtime.Lanes;
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
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Asks servers on the public internet at addresses that others chose. A name is looked up once, what it stands for is checked,
 * and the connection goes to the very address that was checked. Redirects are not followed, and time is bounded.
 */
public final class Outbound {

    /** Why there was no answer, or none of use. Nobody needs to know where. */
    public static final class Failed extends RuntimeException {
        private static final long serialVersionUID = 1;

        Failed(String reason) {
            super(reason, null, false, false);
        }
    }

    /**
     * Whom it may ask.
     *
     * @param plain whether also without TLS
     * @param ports that may be spoken to
     */
    public record Reach(PublicAddresses addresses, boolean plain, Set<Integer> ports) {}

    /**
     * What is asked.
     *
     * @param owner for whom: none of them waits for the names of others
     * @param body null for none
     * @param deadline when the answer has to be there as a whole, in milliseconds since 1970
     * @param silentMillis until a name is known, and until a server begins to answer
     */
    record Request(
            Object owner,
            HttpMethod method,
            URI address,
            Map<String, String> headers,
            Buffer body,
            long deadline,
            long silentMillis) {

        long left() {
            return Math.max(1, deadline - System.currentTimeMillis());
        }
    }

    /**
     * What is told.
     *
     * @param owner for whom: none of them waits for the names of others
     * @param millis for all of it, the answer included
     * @param silentMillis until a name is known, and until a server begins to answer
     */
    public record Post(
            Object owner, URI address, Map<String, String> headers, Buffer body, long millis, long silentMillis) {

        private Request request() {
            long deadline = System.currentTimeMillis() + millis;
            return new Request(owner, HttpMethod.POST, address, headers, body, deadline, silentMillis);
        }
    }

    /**
     * What was answered.
     *
     * @param beginning of the body
     * @param retryAfter as its header says, null where there is none
     */
    public record Reply(int status, Buffer beginning, String retryAfter) {}

    /** What names stand for. */
    interface Names {
        InetAddress[] find(String name) throws UnknownHostException;
    }

    private static final int CONNECT_MILLIS = 3_000;
    private static final int TLS_SECONDS = 3;
    private static final int LOOK_UPS = 8;
    private static final int CONNECTIONS_TO_ONE_SERVER = 64;
    /** Before servers end what nobody uses: a request on its way just then would be lost. */
    private static final int KEPT_SECONDS = 2;

    /** Nothing ends the look-up of a name whose server is silent: it keeps a thread, of which each owner has one. */
    private final Lanes lookUps = new Lanes(new Lanes.Limits(LOOK_UPS, 1, 1, 100));

    /** Names that are just being looked up: who asks for the same meanwhile gets the same answer, and none is kept. */
    private final Map<Sought, Future<List<InetAddress>>> underWay = new ConcurrentHashMap<>();

    private record Sought(Object owner, String name) {}

    private final Vertx vertx;
    private final HttpClient client;
    private final WorkerExecutor lookUpThreads;
    private final Names names;
    private final Reach reach;

    public Outbound(Vertx vertx, Reach reach) {
        this(vertx, reach, new HttpClientOptions().setKeepAlive(false), InetAddress::getAllByName);
    }

    /**
     * The same for many requests to few servers. A connection is used again only while the name stands for its address, which is
     * looked up and checked for each request.
     */
    public static Outbound keepingConnections(Vertx vertx, Reach reach) {
        HttpClientOptions options = new HttpClientOptions().setKeepAliveTimeout(KEPT_SECONDS);
        return new Outbound(vertx, reach, options, InetAddress::getAllByName);
    }

    /** @param options how long connections are kept and, for tests, whom to trust */
    Outbound(Vertx vertx, Reach reach, HttpClientOptions options, Names names) {
        this.vertx = vertx;
        this.reach = reach;
        this.names = names;
        lookUpThreads = vertx.createSharedWorkerExecutor("plenary-names", LOOK_UPS);
        // Who is asked is not told of our traces, nor a collector of addresses, which may have secrets in them.
        options.setTracingPolicy(TracingPolicy.IGNORE);
        client = vertx.createHttpClient(
                options.setProtocolVersion(HttpVersion.HTTP_1_1)
                        .setConnectTimeout(CONNECT_MILLIS)
                        .setSslHandshakeTimeout(TLS_SECONDS)
                        .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_TO_ONE_SERVER));
    }

    /** Whether it would speak to this address at all, whatever its name stands for. */
    public boolean mayAsk(URI address) {
        return isWeb(address) && reach.ports().contains(port(address));
    }

    /** @param most bytes of the answer that are looked at */
    public Future<Reply> post(Post post, int most) {
        return ask(post.request(), response -> beginning(response, most)
                        .map(body ->
                                new Reply(response.statusCode(), body, response.getHeader(HttpHeaders.RETRY_AFTER))))
                .timeout(post.millis(), TimeUnit.MILLISECONDS);
    }

    /** @param reader takes what it wants of the answer; when it is done the connection ends, whatever else is to come */
    <T> Future<T> ask(Request request, Function<HttpClientResponse, Future<T>> reader) {
        // Within the context of the connection: sent from elsewhere, a short answer would be over before it is held.
        return checked(request).compose(server -> client.request(options(request, server))
                .compose(begun -> send(begun, request, reader)));
    }

    private Future<InetAddress> checked(Request request) {
        if (!mayAsk(request.address())) {
            return Future.failedFuture(new Failed("The address is not one of the web"));
        }
        return found(request)
                .timeout(request.silentMillis(), TimeUnit.MILLISECONDS)
                .recover(failure -> Future.failedFuture(
                        failure instanceof TimeoutException ? new UnknownHostException(failure.getMessage()) : failure))
                .map(found -> {
                    if (!found.stream().allMatch(reach.addresses()::contains)) {
                        throw new Failed("The address is not public");
                    }
                    return found.get(0);
                });
    }

    private Future<List<InetAddress>> found(Request request) {
        Sought sought = new Sought(request.owner(), request.address().getHost());
        Promise<List<InetAddress>> first = Promise.promise();
        Future<List<InetAddress>> others = underWay.putIfAbsent(sought, first.future());
        if (others != null) {
            return Future.fromCompletionStage(others.toCompletionStage(), vertx.getOrCreateContext());
        }
        return lookUps.through(sought.owner(), sought.name(), () -> lookUp(request))
                .onComplete(done -> underWay.remove(sought))
                .onComplete(first);
    }

    private Future<List<InetAddress>> lookUp(Request request) {
        return System.currentTimeMillis() > request.deadline()
                ? Future.failedFuture(new Failed("Nobody waits for it any longer"))
                : lookUpThreads.executeBlocking(
                        () -> List.of(names.find(request.address().getHost())), false);
    }

    private boolean isWeb(URI address) {
        return address.getHost() != null
                && (isSecure(address) || reach.plain() && "http".equalsIgnoreCase(address.getScheme()));
    }

    private static boolean isSecure(URI address) {
        return "https".equalsIgnoreCase(address.getScheme());
    }

    private static int port(URI address) {
        return address.getPort() >= 0 ? address.getPort() : isSecure(address) ? 443 : 80;
    }

    /** Certificates are those of the name, though the connection goes to the address that was checked. */
    private static RequestOptions options(Request request, InetAddress server) {
        URI address = request.address();
        String path = Optional.ofNullable(address.getRawPath())
                .filter(raw -> !raw.isEmpty())
                .orElse("/");
        RequestOptions options = new RequestOptions()
                .setMethod(request.method())
                .setServer(SocketAddress.inetSocketAddress(port(address), server.getHostAddress()))
                .setHost(address.getHost())
                .setPort(port(address))
                .setSsl(isSecure(address))
                .setURI(address.getRawQuery() == null ? path : path + "?" + address.getRawQuery())
                .setFollowRedirects(false)
                .putHeader(HttpHeaders.USER_AGENT, "Plenary")
                .putHeader(HttpHeaders.ACCEPT_ENCODING, "identity");
        request.headers().forEach(options::putHeader);
        return options;
    }

    private <T> Future<T> send(
            HttpClientRequest begun, Request request, Function<HttpClientResponse, Future<T>> reader) {
        long timer = vertx.setTimer(request.left(), late -> begun.reset());
        // It waits for its reader, who may be elsewhere: else a short one would be over before anybody reads.
        return (request.body() == null ? begun.send() : begun.send(request.body()))
                .onSuccess(HttpClientResponse::pause)
                .timeout(request.silentMillis(), TimeUnit.MILLISECONDS)
                .compose(response -> {
                    // Whoever leaves the rest of an answer knows that it did not end well.
                    response.exceptionHandler(left -> {});
                    Future<T> read = reader.apply(response);
                    response.resume();
                    return read;
                })
                .onComplete(done -> {
                    vertx.cancelTimer(timer);
                    begun.reset();
                });
    }

    /** What is there of the body when it ends, breaks off or is too long. */
    private static Future<Buffer> beginning(HttpClientResponse response, int most) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> begun = Promise.promise();
        response.exceptionHandler(broken -> begun.tryComplete(body))
                .endHandler(end -> begun.tryComplete(body))
                .handler(part -> {
                    body.appendBuffer(part.getBuffer(0, Math.min(part.length(), most - body.length())));
                    if (body.length() == most) {
                        begun.tryComplete(body);
                    }
                });
        return begun.future();
    }
}
