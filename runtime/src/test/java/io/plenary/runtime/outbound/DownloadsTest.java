package io.plenary.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.plenary.runtime.Network;
import io.plenary.testing.KeyStores;
import io.plenary.testing.PictureServer;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.dns.AddressResolverOptions;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

class DownloadsTest {

    private static final Duration SETTLED = Duration.ofMillis(300);
    private static final int MOST_BYTES = 1_000;
    private static final Downloads.Limits LIMITS = new Downloads.Limits(MOST_BYTES, 20_000, 20_000);
    private static final Downloads.Limits HASTY = new Downloads.Limits(MOST_BYTES, 1_500, 1_500);

    private static final PublicAddresses LOOPBACK = new PublicAddresses(List.of(new Network("127.0.0.1", 32)));

    private static Vertx vertx;
    private static CountDownLatch over;
    private static PictureServer server;
    private static Downloads downloads;

    @BeforeAll
    static void start() {
        over = new CountDownLatch(1);
        // Whoever looked the name up again when connecting would end up where nobody listens.
        vertx = Vertx.vertx(new VertxOptions()
                .setAddressResolverOptions(
                        new AddressResolverOptions().setHostsValue(Buffer.buffer("192.0.2.1 localhost\n"))));
        server = new PictureServer()
                .on("/small", "small".getBytes(StandardCharsets.UTF_8))
                .on("/large", new byte[MOST_BYTES + 1])
                .on("/endless", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(new byte[MOST_BYTES + 1]);
                    exchange.getResponseBody().flush();
                    wait(over);
                })
                .on("/silent", exchange -> wait(over))
                .on("/drip", exchange -> {
                    exchange.sendResponseHeaders(200, 0);
                    exchange.getResponseBody().write(1);
                    exchange.getResponseBody().flush();
                    wait(over);
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
        downloads = downloads(Set.of(server.port()), LIMITS);
    }

    private static Downloads downloads(Set<Integer> ports, Downloads.Limits limits) {
        return downloads(ports, limits, new HttpClientOptions().setKeepAlive(false), InetAddress::getAllByName);
    }

    private static Downloads downloads(
            Set<Integer> ports, Downloads.Limits limits, HttpClientOptions options, Outbound.Names names) {
        return new Downloads(new Outbound(vertx, new Outbound.Reach(LOOPBACK, true, ports), options, names), limits);
    }

    @AfterAll
    static void stop() {
        over.countDown();
        server.close();
        TestNode.await(vertx.close());
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
        return TestNode.await(downloads.get("owner", URI.create(address), tag));
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
                vertx.createHttpServer(new HttpServerOptions().setSsl(true).setKeyCertOptions(store))
                        .requestHandler(request -> request.response().end("secure"))
                        .listen(0));
        Set<Integer> ports = Set.of(secure.actualPort());
        Downloads.Limits patient = new Downloads.Limits(MOST_BYTES, 10_000, 10_000);
        Downloads trusting = downloads(
                ports,
                patient,
                new HttpClientOptions().setKeepAlive(false).setTrustOptions(store),
                InetAddress::getAllByName);
        Downloads usual = downloads(ports, patient);
        URI named = URI.create("https://localhost:" + secure.actualPort() + "/");
        URI numbered = URI.create("https://127.0.0.1:" + secure.actualPort() + "/");

        assertThat(TestNode.await(trusting.get("owner", named, null)).body().toString())
                .isEqualTo("secure");
        assertThatThrownBy(() -> TestNode.await(trusting.get("owner", numbered, null)))
                .isInstanceOf(Outbound.Failed.class);
        assertThatThrownBy(() -> TestNode.await(usual.get("owner", named, null)))
                .isInstanceOf(Outbound.Failed.class);
    }

    @Test
    void shortAnswersArriveWhoeverAsks() throws InterruptedException {
        Set<String> missed = ConcurrentHashMap.newKeySet();
        List<Thread> askers = Stream.generate(() -> new Thread(() -> {
                    for (int i = 0; i < 100; i++) {
                        try {
                            get(server.address("/small"), null);
                        } catch (Outbound.Failed e) {
                            missed.add(e.getMessage());
                        }
                    }
                }))
                .limit(8)
                .toList();

        askers.forEach(Thread::start);
        for (Thread asker : askers) {
            asker.join();
        }

        assertThat(missed).isEmpty();
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
                .isInstanceOf(Outbound.Failed.class)
                .hasMessage("The address is not public");
        assertThat(server.requests("/small")).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://127.0.0.1/small", "file:///etc/passwd", "http://127.0.0.1:1/", "https://127.0.0.1/"})
    void otherSchemesAndPortsAreNotSpokenTo(String address) {
        assertThatThrownBy(() -> get(address, null))
                .isInstanceOf(Outbound.Failed.class)
                .hasMessage("The address is not one of the web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/to-other", "/to-metadata", "/to-port", "/to-file", "/circle"})
    void redirectsLeadNowhereElse(String path) {
        int before = server.requests("/small");

        assertThatThrownBy(() -> get(server.address(path), null)).isInstanceOf(Outbound.Failed.class);
        assertThat(server.requests("/small")).isEqualTo(before);
    }

    @Test
    void aCircleOfRedirectsIsLeftAfterThree() {
        int before = server.requests("/circle");

        assertThatThrownBy(() -> get(server.address("/circle"), null)).isInstanceOf(Outbound.Failed.class);
        assertThat(server.requests("/circle")).isEqualTo(before + 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/large", "/endless", "/silent", "/drip", "/missing"})
    void whatIsTooLargeOrTooSlowOrNotThereFails(String path) {
        Downloads hasty = downloads(Set.of(server.port()), HASTY);
        long begun = System.nanoTime();

        assertThatThrownBy(() -> TestNode.await(hasty.get("owner", URI.create(server.address(path)), null)))
                .isInstanceOf(Outbound.Failed.class);
        assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    }

    @Test
    void aServerThatDoesNotBeginToAnswerIsLeftSoon() {
        Downloads.Limits limits = new Downloads.Limits(MOST_BYTES, 60_000, 200);
        Downloads hasty = downloads(Set.of(server.port()), limits);
        URI silent = URI.create(server.address("/silent"));

        assertThatThrownBy(() -> TestNode.await(hasty.get("owner", silent, null)))
                .isInstanceOf(Outbound.Failed.class);
    }

    @Test
    void aNameThatIsNotFoundOutKeepsNobodyElseWaiting() {
        CountDownLatch known = new CountDownLatch(1);
        Set<String> asked = ConcurrentHashMap.newKeySet();
        Downloads.Limits limits = new Downloads.Limits(MOST_BYTES, 200, 200);
        Downloads slow = downloads(Set.of(server.port()), limits, new HttpClientOptions().setKeepAlive(false), name -> {
            asked.add(name);
            wait(known);
            return InetAddress.getAllByName("127.0.0.1");
        });
        Future<?> waiting = Future.join(Stream.of("a", "b", "c", "d", "e", "f", "g", "h", "i", "j")
                .map(name -> slow.get("owner", URI.create("http://" + name + ":" + server.port() + "/small"), null))
                .toList());

        assertThatThrownBy(() -> TestNode.await(waiting)).isInstanceOf(Outbound.Failed.class);
        Awaitility.await().untilAsserted(() -> assertThat(asked).containsExactly("a"));
        assertThat(get(server.address("/small"), null).body().toString()).isEqualTo("small");

        known.countDown();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/missing", "/moved", "/large", "/tagged"})
    void howOthersAnswerIsNoErrorOfOurs(String path) {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger client = (Logger) LoggerFactory.getLogger("io.vertx.core.http");
        log.start();
        client.addAppender(log);

        TestNode.await(
                downloads.get("owner", URI.create(server.address(path)), null).otherwiseEmpty());

        // The connection closes a moment after the answer.
        Awaitility.await().during(SETTLED).untilAsserted(() -> assertThat(log.list)
                .isEmpty());
        client.detachAppender(log);
    }

    @ParameterizedTest
    @CsvSource({
        "http://a.b.example.org/,example.org",
        "https://example.org.:8080/a,example.org",
        "http://localhost/,localhost",
        "http://10.0.0.1/,10.0.0.1",
        "http://[::1]/,[::1]",
        "http://a_b.example.org/,''"
    })
    void namesOfADomainAreOnePlace(URI address, String domain) {
        assertThat(Downloads.domain(address)).isEqualTo(domain);
    }
}
