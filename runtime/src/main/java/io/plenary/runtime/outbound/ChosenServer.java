package io.plenary.runtime.outbound;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.tracing.TracingPolicy;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Asks the one server that the operator has chosen for something, wherever that is, and no other: paths are ours, and redirects are not
 * followed. Bytes and time are bounded.
 */
public final class ChosenServer {

    /** What was answered. */
    public record Reply(int status, Buffer body) {}

    private static final int CONNECT_MILLIS = 3_000;
    /** Before servers end what nobody uses. */
    private static final int KEPT_SECONDS = 2;

    private final HttpClient client;
    private final String base;
    private final int longestSeconds;
    private final int largest;

    /**
     * @param longestSeconds for all of an answer
     * @param largest bytes of a body
     */
    public ChosenServer(Vertx vertx, URI base, int longestSeconds, int largest) {
        this.base = base.toString().replaceAll("/+$", "");
        this.longestSeconds = longestSeconds;
        this.largest = largest;
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEPT_SECONDS)
                .setTracingPolicy(TracingPolicy.IGNORE));
    }

    /** @param path of whose parts nothing was typed by anybody */
    public Future<Reply> get(String path, Map<String, String> headers) {
        return ask(HttpMethod.GET, path, headers, null);
    }

    public Future<Reply> post(String path, Map<String, String> headers, Buffer body) {
        return ask(HttpMethod.POST, path, headers, body);
    }

    private Future<Reply> ask(HttpMethod method, String path, Map<String, String> headers, Buffer body) {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setAbsoluteURI(base + path)
                .setFollowRedirects(false);
        headers.forEach(options::putHeader);
        return client.request(options).compose(request -> send(request, body)
                .timeout(longestSeconds, TimeUnit.SECONDS)
                .onFailure(failure -> request.reset()));
    }

    private Future<Reply> send(HttpClientRequest request, Buffer body) {
        return (body == null ? request.send() : request.send(body))
                .compose(response -> read(response).map(answer -> new Reply(response.statusCode(), answer)));
    }

    private Future<Buffer> read(HttpClientResponse response) {
        Buffer body = Buffer.buffer();
        Promise<Buffer> whole = Promise.promise();
        response.exceptionHandler(whole::tryFail)
                .endHandler(end -> whole.tryComplete(body))
                .handler(part -> {
                    if (body.length() + part.length() > largest) {
                        whole.tryFail(new Outbound.Failed("The answer is too large"));
                    } else {
                        body.appendBuffer(part);
                    }
                });
        return whole.future();
    }
}
