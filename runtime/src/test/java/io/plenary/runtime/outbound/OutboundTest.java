package io.plenary.runtime.outbound;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.runtime.Network;
import io.plenary.testing.PictureServer;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientOptions;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutboundTest {

    private static Vertx vertx;
    private static final List<String> HEARD = new CopyOnWriteArrayList<>();
    private static final Set<Integer> HEARD_FROM = ConcurrentHashMap.newKeySet();
    private static final PublicAddresses LOOPBACK = new PublicAddresses(List.of(new Network("127.0.0.1", 32)));

    private static PictureServer server;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        server = new PictureServer()
                .on("/hook", exchange -> {
                    HEARD_FROM.add(exchange.getRemoteAddress().getPort());
                    HEARD.add(exchange.getRequestMethod() + " "
                            + exchange.getRequestHeaders().getFirst("Webhook-Id") + " "
                            + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(202, -1);
                })
                .on("/moved", exchange -> {
                    exchange.getResponseHeaders().set("Location", "/hook");
                    exchange.sendResponseHeaders(307, -1);
                });
    }

    @AfterAll
    static void stop() {
        server.close();
        TestNode.await(vertx.close());
    }

    private static Future<Integer> post(boolean plain, Outbound.Names names, String address) {
        return new Outbound(vertx, reach(plain), new HttpClientOptions().setKeepAlive(false), names)
                .post(letter(address), 100)
                .map(Outbound.Reply::status);
    }

    private static Outbound.Reach reach(boolean plain) {
        return new Outbound.Reach(LOOPBACK, plain, Set.of(server.port()));
    }

    private static Outbound.Post letter(String address) {
        return new Outbound.Post(
                "owner", URI.create(address), Map.of("webhook-id", "one"), Buffer.buffer("{}"), 30_000, 30_000);
    }

    private static Future<Integer> post(boolean plain, String address) {
        return post(plain, InetAddress::getAllByName, address);
    }

    @Test
    void whatIsSentArrivesWithItsHeaders() {
        HEARD.clear();

        assertThat(TestNode.await(post(true, server.address("/hook")))).isEqualTo(202);
        assertThat(HEARD).containsExactly("POST one {}");
    }

    @Test
    void aConnectionIsKeptOnlyWhereThatWasAskedFor() {
        HEARD_FROM.clear();
        Outbound keeping = Outbound.keepingConnections(vertx, reach(true));

        for (int i = 0; i < 3; i++) {
            TestNode.await(keeping.post(letter(server.address("/hook")), 100));
        }
        assertThat(HEARD_FROM).hasSize(1);
        for (int i = 0; i < 3; i++) {
            TestNode.await(post(true, server.address("/hook")));
        }
        assertThat(HEARD_FROM).hasSize(4);
    }

    @Test
    void whoAsksForANameThatIsJustLookedUpGetsTheSameAnswer() {
        AtomicInteger asked = new AtomicInteger();
        CompletableFuture<InetAddress> known = new CompletableFuture<>();
        Outbound outbound = new Outbound(vertx, reach(true), new HttpClientOptions().setKeepAlive(false), name -> {
            asked.incrementAndGet();
            return new InetAddress[] {known.join()};
        });
        Outbound.Post post = letter("http://many.example.org:" + server.port() + "/hook");

        Future<?> all = Future.all(
                Stream.generate(() -> outbound.post(post, 100)).limit(50).toList());
        known.complete(InetAddress.getLoopbackAddress());

        TestNode.await(all);
        assertThat(asked).hasValue(1);
        TestNode.await(outbound.post(post, 100));
        assertThat(asked).as("no answer is kept").hasValue(2);
    }

    @Test
    void redirectsAreAnswersLikeOthers() {
        int before = server.requests("/hook");

        assertThat(TestNode.await(post(true, server.address("/moved")))).isEqualTo(307);
        assertThat(server.requests("/hook")).isEqualTo(before);
    }

    @Test
    void withoutTlsNobodyIsAskedUnlessThatIsAllowed() {
        assertThatThrownBy(() -> TestNode.await(post(false, server.address("/hook"))))
                .isInstanceOf(Outbound.Failed.class)
                .hasMessage("The address is not one of the web");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "10.0.0.1",
                "100.64.0.1",
                "169.254.169.254",
                "0.0.0.0",
                "::1",
                "fd00:ec2::254",
                "fe80::1",
                "64:ff9b::a9fe:a9fe",
                "::ffff:10.0.0.1"
            })
    void aNameThatStandsForAnAddressWithinIsNotAsked(String address) {
        int before = server.requests("/hook");

        assertThatThrownBy(() -> TestNode.await(post(
                        true,
                        name -> new InetAddress[] {InetAddress.getByName("127.0.0.1"), InetAddress.getByName(address)},
                        "http://inside.example.org:" + server.port() + "/hook")))
                .hasMessage("The address is not public");
        assertThat(server.requests("/hook")).isEqualTo(before);
    }

    @Test
    void aNameIsLookedUpOnceSoThatItCannotStandForSomethingElseLater() {
        List<String> asked = new ArrayList<>();

        int status = TestNode.await(post(
                true,
                name -> {
                    asked.add(name);
                    return new InetAddress[] {InetAddress.getByName(asked.size() == 1 ? "127.0.0.1" : "127.0.0.2")};
                },
                "http://changing.example.org:" + server.port() + "/hook"));

        assertThat(status).isEqualTo(202);
        assertThat(asked).containsExactly("changing.example.org");
    }
}
