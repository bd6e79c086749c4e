package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Settings.Proxies;
import io.plenary.runtime.Settings.Proxies.Header;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ClientAddressesTest {

    private static final String[] LOOPBACK = {"127.0.0.0/8"};

    private Vertx vertx;

    @BeforeEach
    void start(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void withoutProxiesNobodyIsBelieved() {
        assertThat(client(Header.X_FORWARDED_FOR, List.of(), "X-Forwarded-For: 192.0.2.1"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aPeerThatIsNoProxyIsNotBelieved() {
        assertThat(client(Header.X_FORWARDED_FOR, List.of("10.0.0.0/8"), "X-Forwarded-For: 192.0.2.1"))
                .isEqualTo("127.0.0.1");
    }

    @Test
    void aProxyIsBelievedAboutItsPeer() {
        assertThat(client(Header.X_FORWARDED_FOR, List.of(LOOPBACK), "X-Forwarded-For: 192.0.2.1"))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void whatAStrangerWroteBeforeTheProxyDidIsIgnored() {
        assertThat(client(Header.X_FORWARDED_FOR, List.of(LOOPBACK), "X-Forwarded-For: 198.51.100.66, 192.0.2.1"))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void proxiesInARowAreFollowedToTheirEnd() {
        assertThat(client(
                        Header.X_FORWARDED_FOR,
                        List.of("127.0.0.1", "10.0.0.0/8"),
                        "X-Forwarded-For: 198.51.100.66, 192.0.2.1\r\nX-Forwarded-For: 10.1.1.1"))
                .isEqualTo("192.0.2.1");
    }

    @Test
    void whereAProxyHidesItsPeerTheProxyCounts() {
        assertThat(client(
                        Header.X_FORWARDED_FOR,
                        List.of("127.0.0.1", "10.0.0.0/8"),
                        "X-Forwarded-For: 192.0.2.1, unknown, 10.1.1.1"))
                .isEqualTo("10.1.1.1");
    }

    @Test
    void onlyTheHeaderTheProxyWritesIsRead() {
        String both = "X-Forwarded-For: 198.51.100.66\r\nForwarded: for=192.0.2.1";

        assertThat(client(Header.FORWARDED, List.of(LOOPBACK), both)).isEqualTo("192.0.2.1");
        assertThat(client(Header.X_FORWARDED_FOR, List.of(LOOPBACK), both)).isEqualTo("198.51.100.66");
    }

    @Test
    void oneAddressHasOneForm() {
        assertThat(client(Header.X_FORWARDED_FOR, List.of(LOOPBACK), "X-Forwarded-For: 2001:DB8:0:0::1"))
                .isEqualTo("2001:db8:0:0:0:0:0:1");
    }

    @Test
    void theProxyProtocolOfATrustedPeerIsBelieved() {
        String preface = "PROXY TCP4 192.0.2.1 127.0.0.1 4711 80\r\n";

        assertThat(client(Header.PROXY_PROTOCOL, List.of(LOOPBACK), "X-Forwarded-For: 198.51.100.66", preface))
                .isEqualTo("192.0.2.1");
        assertThat(client(Header.PROXY_PROTOCOL, List.of("10.0.0.0/8"), "X-Forwarded-For: 198.51.100.66", preface))
                .isEqualTo("127.0.0.1");
    }

    private String client(Header header, List<String> trusted, String headers) {
        return client(header, trusted, headers, "");
    }

    private String client(Header header, List<String> trusted, String headers, String preface) {
        Proxies proxies = new Proxies(
                trusted.stream().map(text -> Network.parse(text).orElseThrow()).toList(), header);
        ClientAddresses addresses = new ClientAddresses(new Settings.Http(
                "127.0.0.1", 0, null, false, proxies, null, Settings.Http.CONNECTIONS_PER_ADDRESS, false, Set.of()));
        HttpServer server = await(
                vertx.createHttpServer(new HttpServerOptions().setUseProxyProtocol(header == Header.PROXY_PROTOCOL))
                        .requestHandler(request -> request.response().end("client=" + addresses.of(request)))
                        .listen(0, "127.0.0.1"));
        return exchange(server.actualPort(), preface + "GET / HTTP/1.0\r\n" + headers + "\r\n\r\n");
    }

    private static String exchange(int port, String request) {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            return answer.substring(answer.indexOf("client=") + "client=".length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
