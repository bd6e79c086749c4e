package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.testing.KeyStores;
import io.plenary.testing.PictureServer;
import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DownloadsTest {

    private static final int MOST_BYTES = 1_000;
    private static final long MOST_MILLIS = 1_500;

    /** Whoever looked the name up again when connecting would end up where nobody listens. */
    private static final Vertx VERTX = Vertx.vertx(new VertxOptions()
            .setAddressResolverOptions(
                    new AddressResolverOptions().setHostsValue(Buffer.buffer("192.0.2.1 localhost\n"))));

    private static final CountDownLatch OVER = new CountDownLatch(1);
    private static PictureServer server;
    private static Downloads downloads;

    @BeforeAll
    static void start() {
        server = new PictureServer()
                .on("/small", "small".getBytes(StandardCharsets.UTF_8))
                .on("/large", new byte[MOST_BYTES + 1])
                .on("/endless", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[MOST_BYTES + 1]);
                    exchange.getResponseBody().flush();
                    wait(OVER);
                })
                .on("/silent", exchange -> wait(OVER))
                .on("/drip", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    wait(OVER);
                })
                .on("/missing", exchange -> exchange.sendResponseHeaders(404, -1))
                .on("/tagged", exchange -> {
                    boolean known =
                            "\"one\"".equals(exchange.getRequestHeaders().getFirst("If-None-Match"));
                    exchange.getResponseHeaders().set("ETag", "\"one\"");
                    exchange.sendResponseHeaders(known ? 304 : 200, known ? -1 : 3);
                    if (!known) {
                        exchange.getResponseBody().write(new byte[3]);
                    }
                });
        redirect("/moved", "/small");
        redirect("/circle", "/circle");
        redirect("/to-file", "file:///etc/passwd");
        redirect("/to-port", "http://127.0.0.1:1/");
        redirect("/to-other", "http://127.0.0.2:" + server.port() + "/small");
        redirect("/to-metadata", "http://169.254.169.254:" + server.port() + "/small");
        PublicAddresses onlyTheServer = new PublicAddresses(List.of(new Network("127.0.0.1", 32)));
        downloads = new Downloads(VERTX, onlyTheServer, Set.of(server.port()), MOST_BYTES, MOST_MILLIS);
    }

    @AfterAll
    static void stop() {
        OVER.countDown();
        server.close();
        TestNode.await(VERTX.close());
    }

    private static void redirect(String path, String location) {
        server.on(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.sendResponseHeaders(302, -1);
        });
    }

    private static void wait(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static Downloads.Download get(String address, String tag) {
        return TestNode.await(downloads.get(URI.create(address), tag));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/small", "/moved"})
    void whatIsThereIsFetchedAlsoWhereItMoved(String path) {
        assertThat(get(server.address(path), null).body().toString()).isEqualTo("small");
    }

    @Test
    void theConnectionGoesToTheAddressThatWasChecked() {
        String named = "http://localhost:" + server.port() + "/small";

        assertThat(get(named, null).body().toString()).isEqualTo("small");
    }

    @Test
    void certificatesAreThoseOfTheName(@TempDir Path folder) {
        KeyStores.make(folder.resolve("store"), "server", "only for this test");
        PfxOptions store =
                new PfxOptions().setPath(folder.resolve("store").toString()).setPassword("only for this test");
        HttpServer secure = TestNode.await(
                VERTX.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(store))
                        .requestHandler(request -> request.response().end("secure"))
                        .listen(0));
        PublicAddresses onlyTheServer = new PublicAddresses(List.of(new Network("127.0.0.1", 32)));
        Set<Integer> ports = Set.of(secure.actualPort());
        Downloads trusting = new Downloads(
                VERTX, onlyTheServer, ports, MOST_BYTES, 10_000, new HttpClientOptions().setTrustOptions(store));
        Downloads usual = new Downloads(VERTX, onlyTheServer, ports, MOST_BYTES, 10_000);
        URI named = URI.create("https://localhost:" + secure.actualPort() + "/");
        URI numbered = URI.create("https://127.0.0.1:" + secure.actualPort() + "/");

        assertThat(TestNode.await(trusting.get(named, null)).body().toString()).isEqualTo("secure");
        assertThatThrownBy(() -> TestNode.await(trusting.get(numbered, null))).isInstanceOf(Downloads.Failed.class);
        assertThatThrownBy(() -> TestNode.await(usual.get(named, null))).isInstanceOf(Downloads.Failed.class);
    }

    @Test
    void whatIsKnownIsNotFetchedAgain() {
        Downloads.Download first = get(server.address("/tagged"), null);
        assertThat(first.body().length()).isEqualTo(3);

        assertThat(get(server.address("/tagged"), first.tag())).isEqualTo(new Downloads.Download(null, "\"one\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.2:%d/small",
                "http://0.0.0.0:%d/small",
                "http://0:%d/small",
                "http://10.0.0.1:%d/small",
                "http://[::1]:%d/small",
                "http://[::ffff:127.0.0.2]:%d/small",
                "http://169.254.169.254:%d/small",
                "http://2130706434:%d/small"
            })
    void addressesThatAreNotPublicAreNotAsked(String address) {
        int before = server.requests("/small");

        assertThatThrownBy(() -> get(address.formatted(server.port()), null))
                .isInstanceOf(Downloads.Failed.class)
                .hasMessage("The address is not public");
        assertThat(server.requests("/small")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/small", "file:///etc/passwd", "http://127.0.0.1:1/", "https://127.0.0.1/"})
    void otherSchemesAndPortsAreNotSpokenTo(String address) {
        assertThatThrownBy(() -> get(address, null))
                .isInstanceOf(Downloads.Failed.class)
                .hasMessage("The address is not one of the web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/to-other", "/to-metadata", "/to-port", "/to-file", "/circle"})
    void redirectsLeadNowhereElse(String path) {
        int before = server.requests("/small");

        assertThatThrownBy(() -> get(server.address(path), null)).isInstanceOf(Downloads.Failed.class);
        assertThat(server.requests("/small")).isEqualTo(before);
    }

    @Test
    void aCircleOfRedirectsIsLeftAfterThree() {
        int before = server.requests("/circle");

        assertThatThrownBy(() -> get(server.address("/circle"), null)).isInstanceOf(Downloads.Failed.class);
        assertThat(server.requests("/circle")).isEqualTo(before + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/endless", "/silent", "/drip", "/missing"})
    void whatIsTooLargeOrTooSlowOrNotThereFails(String path) {
        long begun = System.nanoTime();

        assertThatThrownBy(() -> get(server.address(path), null)).isInstanceOf(Downloads.Failed.class);
        assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }
}
