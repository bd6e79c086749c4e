package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Settings;
import io.plenary.testing.KeyStores;
import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Rapid reset (CVE-2023-44487): who asks and takes it back, again and again, makes the server work for nothing. */
@ExtendWith(VertxExtension.class)
class Http2FloodTest {

    private static final String PASSWORD = "only for this test";
    /** What Vert.x lets pass in half a minute is 200. */
    private static final int RESETS = 1_000;

    @TempDir
    private Path folder;

    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void serve(Vertx vertx) throws IOException {
        this.vertx = vertx;
        Path store = folder.resolve("keys");
        KeyStores.make(store, "gateway", PASSWORD);
        HttpServerOptions options = new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
        HttpConnections connections =
                new HttpConnections(options, new Settings.Http("127.0.0.1", 0, null, false), new LastRequests());
        server = TestNode.await(vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end("served"))
                .connectionHandler(connections::begin)
                .listen(0, "127.0.0.1"));
    }

    @Test
    void whoKeepsTakingRequestsBackIsSentAwayAndOthersAreServed() {
        AtomicBoolean closed = new AtomicBoolean();
        HttpClient flooding = client();
        HttpConnection connection = TestNode.await(
                        flooding.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/"))
                .connection();
        connection.closeHandler(gone -> closed.set(true)).goAwayHandler(away -> closed.set(true));

        for (int i = 0; i < RESETS; i++) {
            flooding.request(HttpMethod.POST, server.actualPort(), "127.0.0.1", "/")
                    .onSuccess(request -> request.setChunked(true).write("x").onComplete(sent -> request.reset(8)));
        }

        Awaitility.await().atMost(Duration.ofSeconds(20)).untilTrue(closed);
        assertThat(TestNode.await(client().request(HttpMethod.GET, server.actualPort(), "127.0.0.1", "/")
                                .compose(request -> request.send())
                                .compose(answer -> answer.body()))
                        .toString())
                .isEqualTo("served");
    }

    private HttpClient client() {
        return vertx.createHttpClient(new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustAll(true)
                .setVerifyHost(false));
    }
}
