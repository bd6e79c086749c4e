package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.runtime.Network;
import io.plenary.runtime.Settings;
import io.plenary.runtime.Settings.Proxies;
import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(VertxExtension.class)
class ConnectionLimitTest {

    private Vertx vertx;

    @BeforeEach
    void start(Vertx vertx) {
        this.vertx = vertx;
    }

    @Test
    void oneAddressGetsSoManyAndOthersStillGetTheirs() throws IOException {
        int port = serve(List.of());
        try (Socket first = connect(port, "127.0.0.1");
                Socket second = connect(port, "127.0.0.1");
                Socket third = connect(port, "127.0.0.1");
                Socket stranger = connect(port, "127.0.0.2")) {
            assertThat(isAnswered(first)).isTrue();
            assertThat(isAnswered(second)).isTrue();
            assertThat(isAnswered(third)).isFalse();
            assertThat(isAnswered(stranger)).isTrue();
        }
    }

    @Test
    void whatIsClosedCountsNoMore() throws IOException {
        int port = serve(List.of());
        try (Socket stays = connect(port, "127.0.0.1")) {
            connect(port, "127.0.0.1").close();
            Awaitility.await().until(() -> {
                try (Socket next = connect(port, "127.0.0.1")) {
                    return isAnswered(next);
                }
            });
            assertThat(isAnswered(stays)).isTrue();
        }
    }

    @Test
    void aTrustedProxyGetsAnyNumber() throws IOException {
        int port = serve(List.of(Network.parse("127.0.0.1").orElseThrow()));
        try (Socket first = connect(port, "127.0.0.1");
                Socket second = connect(port, "127.0.0.1");
                Socket third = connect(port, "127.0.0.1")) {
            assertThat(List.of(first, second, third)).allMatch(ConnectionLimitTest::isAnswered);
        }
    }

    private int serve(List<Network> trusted) {
        Proxies proxies = new Proxies(trusted, Proxies.Header.X_FORWARDED_FOR);
        Settings.Http settings = new Settings.Http("127.0.0.1", 0, null, false, proxies, null, 2, false, Set.of());
        HttpServerOptions options = new HttpServerOptions();
        HttpConnections connections = new HttpConnections(options, settings, new LastRequests(vertx));
        HttpServer server = TestNode.await(vertx.createHttpServer(options)
                .requestHandler(request -> request.response().end())
                .connectionHandler(connections::begin)
                .listen(0, "127.0.0.1"));
        return server.actualPort();
    }

    private static Socket connect(int port, String from) throws IOException {
        return new Socket("127.0.0.1", port, InetAddress.getByName(from), 0);
    }

    private static boolean isAnswered(Socket socket) {
        try {
            socket.getOutputStream().write("GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes());
            return socket.getInputStream().read() == 'H';
        } catch (IOException e) {
            return false;
        }
    }
}
