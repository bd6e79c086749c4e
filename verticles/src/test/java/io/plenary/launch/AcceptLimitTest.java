package io.plenary.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.channel.embedded.EmbeddedChannel;
import io.plenary.runtime.Network;
import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Connections that say nothing. */
class AcceptLimitTest {

    private final List<Socket> sockets = new ArrayList<>();
    private Vertx vertx;
    private HttpServer server;

    private void serve(AcceptLimit limit) {
        vertx = Vertx.builder().withTransport(new CountedTransport(limit)).build();
        server = TestNode.await(vertx.createHttpServer()
                .requestHandler(request -> request.response().end("served"))
                .listen(0, "127.0.0.1"));
    }

    @AfterEach
    void end() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        if (vertx != null) {
            TestNode.await(vertx.close());
        }
    }

    @Test
    void anAddressHasNoMoreThanItMayAndGetsOthersForThoseItGivesUp() throws IOException {
        serve(new AcceptLimit(100, 3, List.of()));
        for (int i = 0; i < 3; i++) {
            assertThat(isOpen(connect("127.0.0.2"))).isTrue();
        }

        Socket refused = connect("127.0.0.2");
        Awaitility.await().until(() -> !isOpen(refused));
        assertThat(isServed("127.0.0.3")).isTrue();

        sockets.get(0).close();
        Awaitility.await().untilAsserted(() -> assertThat(isServed("127.0.0.2")).isTrue());
    }

    @Test
    void whoHasTheMostMakesRoomForOthers() throws IOException {
        serve(new AcceptLimit(6, 5, List.of()));
        for (int i = 0; i < 6; i++) {
            assertThat(isOpen(connect(i < 5 ? "127.0.0.2" : "127.0.0.4"))).isTrue();
        }

        assertThat(isServed("127.0.0.3")).isTrue();

        Awaitility.await().until(() -> !isOpen(sockets.get(0)));
        assertThat(sockets.subList(1, 6)).allMatch(this::isOpen);
    }

    /** Closing takes its time; whoever comes meanwhile costs another one. */
    @Test
    void eachNewcomerCostsAnotherOneThoughNoneIsClosedYet() {
        EmbeddedChannel listener = new EmbeddedChannel(new AcceptLimit(4, 10, List.of()));
        List<Peer> flood =
                Stream.generate(() -> new Peer("198.51.100.1")).limit(4).toList();
        flood.forEach(listener::writeInbound);

        for (int i = 0; i < 3; i++) {
            listener.writeInbound(new Peer("198.51.100.1" + i));
        }

        assertThat(flood).extracting(peer -> peer.asked).containsExactly(true, true, true, false);
    }

    /** One that is slow to close. */
    private static final class Peer extends EmbeddedChannel {

        private final InetSocketAddress from;
        private boolean asked;

        Peer(String address) {
            from = new InetSocketAddress(address, 1);
            pipeline().addLast(new ChannelOutboundHandlerAdapter() {
                @Override
                public void close(ChannelHandlerContext context, ChannelPromise promise) {
                    asked = true;
                }
            });
        }

        @Override
        protected SocketAddress remoteAddress0() {
            return from;
        }
    }

    @Test
    void proxiesHaveAnyNumber() throws IOException {
        serve(new AcceptLimit(2, 1, List.of(Network.parse("127.0.0.2").orElseThrow())));
        for (int i = 0; i < 10; i++) {
            assertThat(isOpen(connect("127.0.0.2"))).isTrue();
        }
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.bind(new InetSocketAddress(InetAddress.getByName(from), 0));
        socket.connect(new InetSocketAddress("127.0.0.1", server.actualPort()));
        return socket;
    }

    /** Whether nobody hangs up within a while. */
    private boolean isOpen(Socket socket) {
        try {
            socket.setSoTimeout(500);
            return socket.getInputStream().read() >= 0;
        } catch (SocketTimeoutException silence) {
            return true;
        } catch (IOException reset) {
            return false;
        }
    }

    private boolean isServed(String from) throws IOException {
        Socket socket = connect(from);
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        try (InputStream answer = socket.getInputStream()) {
            return new String(answer.readAllBytes(), StandardCharsets.US_ASCII).endsWith("served");
        } catch (IOException reset) {
            return false;
        }
    }
}
