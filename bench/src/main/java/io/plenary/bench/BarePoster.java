package io.plenary.bench;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/**
 * The least that has to be done to post many messages with the same library: no queue, no signatures, nothing kept. As with Plenary
 * each has a connection of its own. Arguments: port of the server, how many, file with the body.
 */
final class BarePoster {

    /** As many as Plenary to one server. */
    private static final int AT_ONCE = 64;

    private final HttpClient client;
    private final int port;
    private final Buffer body;
    private int left;

    private BarePoster(HttpClient client, int port, int count, Buffer body) {
        this.client = client;
        this.port = port;
        this.left = count;
        this.body = body;
    }

    public static void main(String[] arguments) throws IOException {
        Vertx vertx = Vertx.vertx();
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setKeepAlive(false), new PoolOptions().setHttp1MaxSize(AT_ONCE));
        Buffer body = Buffer.buffer(Files.readAllBytes(Path.of(arguments[2])));
        int port = Integer.parseInt(arguments[0]);
        BarePoster poster = new BarePoster(client, port, Integer.parseInt(arguments[1]), body);
        vertx.runOnContext(begin -> poster.postAll().onComplete(posted -> vertx.close()));
    }

    private Future<?> postAll() {
        return Future.all(IntStream.range(0, AT_ONCE).mapToObj(i -> post()).toList());
    }

    private Future<?> post() {
        return left-- <= 0
                ? Future.succeededFuture()
                : client.request(HttpMethod.POST, port, "127.0.0.1", "/")
                        .compose(request -> request.putHeader("content-type", "application/json")
                                .send(body))
                        .compose(response -> response.body())
                        .compose(posted -> post());
    }
}
