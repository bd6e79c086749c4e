package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestNode;
import io.plenary.web.contract.Compression;
import io.plenary.web.contract.Delivery;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.client.HttpResponse;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One connection brings answers that were kept compressed, that are compressed as they are sent, and that are not at all. */
@ExtendWith(VertxExtension.class)
class CompressionTest {

    private static final String TEXT = "{\"title\": \"How lamps are lit\"}".repeat(200);

    @TempDir
    private Path folder;

    /** Vert.x closes one that nothing refers to any more. */
    private WebClient client;

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void everyAnswerIsWhatItSaysItIs(HttpVersion version, Vertx vertx) throws IOException {
        TlsServer server = TlsServer.of(vertx, folder, answers(vertx));
        client = WebClient.create(
                vertx,
                new WebClientOptions(TlsServer.speaking(version)).setDefaultPort(server.port()),
                new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1));

        for (String path : List.of("/kept", "/made", "/small", "/made", "/picture", "/large", "/kept", "/made")) {
            String expected = path.equals("/small") ? "{}" : path.equals("/large") ? TEXT.repeat(100) : TEXT;
            boolean isText = !path.equals("/picture") && !path.equals("/small");
            HttpResponse<Buffer> answer = TestNode.await(
                    client.get(path).putHeader("Accept-Encoding", "gzip, br").send());
            assertThat(answer.version()).isEqualTo(version);
            assertThat(answer.getHeader("Content-Encoding")).as(path).isEqualTo(isText ? "gzip" : null);
            assertThat(text(answer.body(), isText)).as(path).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whoAsksForTheHeadGetsNothingElse(HttpVersion version, Vertx vertx) {
        TlsServer server = TlsServer.of(vertx, folder, answers(vertx));
        client = WebClient.create(
                vertx, new WebClientOptions(TlsServer.speaking(version)).setDefaultPort(server.port()));

        for (String path : List.of("/made", "/small", "/large", "/picture")) {
            HttpResponse<Buffer> answer = TestNode.await(client.head(path).send());
            assertThat(answer.body()).as(path).isNull();
            assertThat(answer.getHeader("Content-Length")).as(path).isNotNull();
        }
    }

    private static Router answers(Vertx vertx) {
        Router router = Router.router(vertx);
        router.get("/kept").handler(context -> {
            context.response().putHeader("Content-Encoding", "gzip").putHeader("Content-Type", "application/json");
            Delivery.end(context.request(), Compression.gzip(Buffer.buffer(TEXT)));
        });
        router.route("/made").handler(context -> Compression.end(context, "application/json", Buffer.buffer(TEXT)));
        router.route("/large")
                .handler(context -> Compression.end(context, "text/plain", Buffer.buffer(TEXT.repeat(100))));
        router.route("/picture").handler(context -> Compression.end(context, "image/png", Buffer.buffer(TEXT)));
        router.route("/small").handler(context -> Compression.end(context, "application/json", Buffer.buffer("{}")));
        return router;
    }

    private static String text(Buffer body, boolean compressed) throws IOException {
        byte[] bytes = body.getBytes();
        return new String(
                compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes,
                StandardCharsets.UTF_8);
    }
}
