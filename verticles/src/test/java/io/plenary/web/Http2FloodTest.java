package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
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

    /** What Vert.x lets pass in half a minute is 200. */
    private static final int RESETS = 1_000;

    @TempDir
    private Path folder;

    private TlsServer server;
    /** Clients that nothing refers to any more are closed by Vert.x, with all that is under way. */
    private HttpClient flooding;

    private WebClient others;

    @BeforeEach
    void serve(Vertx vertx) {
        server = TlsServer.of(vertx, folder, request -> request.response().end("served"));
        flooding = vertx.createHttpClient(TlsServer.speaking(HttpVersion.HTTP_2));
        others = WebClient.create(vertx, new WebClientOptions(TlsServer.speaking(HttpVersion.HTTP_2)));
    }

    @Test
    void whoKeepsTakingRequestsBackIsSentAwayAndOthersAreServed() {
        AtomicBoolean closed = new AtomicBoolean();
        HttpConnection connection = TestNode.await(flooding.request(HttpMethod.GET, server.port(), "127.0.0.1", "/"))
                .connection();
        connection.closeHandler(gone -> closed.set(true)).goAwayHandler(away -> closed.set(true));

        for (int i = 0; i < RESETS; i++) {
            flooding.request(HttpMethod.POST, server.port(), "127.0.0.1", "/")
                    .onSuccess(request -> request.setChunked(true).write("x").onComplete(sent -> request.reset(8)));
        }

        Awaitility.await().atMost(Duration.ofMinutes(1)).untilTrue(closed);
        assertThat(TestNode.await(others.get(server.port(), "127.0.0.1", "/").send())
                        .bodyAsString())
                .isEqualTo("served");
    }

    @Test
    void whoKeepsPingingIsSentAway() {
        AtomicBoolean closed = new AtomicBoolean();
        HttpConnection connection = TestNode.await(flooding.request(HttpMethod.GET, server.port(), "127.0.0.1", "/"))
                .connection();
        connection.closeHandler(gone -> closed.set(true)).goAwayHandler(away -> closed.set(true));

        for (int i = 0; i <= ControlFrames.MOST; i++) {
            connection.ping(Buffer.buffer("12345678"));
        }

        Awaitility.await().atMost(Duration.ofMinutes(1)).untilTrue(closed);
    }
}
