package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Settings;
import io.plenary.testing.KeyStores;
import io.plenary.testing.TestNode;
import io.plenary.web.contract.Compression;
import io.plenary.web.contract.Delivery;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.net.PfxOptions;
import io.vertx.ext.web.Router;
import io.vertx.junit5.VertxExtension;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** One connection brings answers that were kept compressed, that are compressed as they are sent, and that are not at all. */
@ExtendWith(VertxExtension.class)
class Http2CompressionTest {

    private static final String PASSWORD = "only for this test";
    private static final String TEXT = "{\"title\": \"How lamps are lit\"}".repeat(200);

    @TempDir
    private Path folder;

    private Vertx vertx;
    private HttpServer server;

    @BeforeEach
    void serve(Vertx vertx) throws IOException {
        this.vertx = vertx;
        Path store = folder.resolve("keys");
        KeyStores.make(store, "gateway", PASSWORD);
        Router router = Router.router(vertx);
        router.get("/kept").handler(context -> {
            context.response().putHeader("Content-Encoding", "gzip").putHeader("Content-Type", "application/json");
            Delivery.end(context.request(), Compression.gzip(Buffer.buffer(TEXT)));
        });
        router.get("/made").handler(context -> Compression.end(context, "application/json", Buffer.buffer(TEXT)));
        router.get("/large")
                .handler(context -> Compression.end(context, "text/plain", Buffer.buffer(TEXT.repeat(100))));
        router.get("/picture").handler(context -> Compression.end(context, "image/png", Buffer.buffer(TEXT)));
        router.get("/small").handler(context -> Compression.end(context, "application/json", Buffer.buffer("{}")));
        HttpServerOptions options = WebVerticle.options(new Settings.Http("127.0.0.1", 0, null, false))
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PfxOptions().setPath(store.toString()).setPassword(PASSWORD));
        HttpConnections connections =
                new HttpConnections(options, new Settings.Http("127.0.0.1", 0, null, false), new LastRequests());
        server = TestNode.await(vertx.createHttpServer(options)
                .requestHandler(router)
                .connectionHandler(connections::begin)
                .listen());
    }

    @Test
    void everyAnswerIsWhatItSaysItIs() throws IOException {
        HttpClient client = client();
        for (String path : List.of("/kept", "/made", "/small", "/made", "/picture", "/large", "/kept", "/made")) {
            String expected = path.equals("/small") ? "{}" : path.equals("/large") ? TEXT.repeat(100) : TEXT;
            boolean isText = !path.equals("/picture") && !path.equals("/small");
            assertThat(read(client, path, isText)).as(path).isEqualTo(expected);
        }
    }

    private String read(HttpClient client, String path, boolean compressed) throws IOException {
        Buffer[] body = new Buffer[1];
        String encoding = TestNode.await(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
                .compose(request ->
                        request.putHeader("Accept-Encoding", "gzip, br").send())
                .compose(answer -> answer.body().map(read -> {
                    body[0] = read;
                    return answer.getHeader("Content-Encoding");
                })));
        assertThat(encoding).as(path).isEqualTo(compressed ? "gzip" : null);
        byte[] bytes = body[0].getBytes();
        return new String(
                compressed ? new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes() : bytes,
                StandardCharsets.UTF_8);
    }

    private HttpClient client() {
        HttpClientOptions options = new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustAll(true)
                .setVerifyHost(false);
        return vertx.createHttpClient(options, new PoolOptions().setHttp2MaxSize(1));
    }
}
