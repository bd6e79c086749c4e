package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.ByteToMessageDecoder;
import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.client.WebClient;
import io.vertx.ext.web.client.WebClientOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Keys that are made anew, again and again. */
@ExtendWith(VertxExtension.class)
class TlsChatterTest {

    /** A KeyUpdate takes 27 bytes. */
    private static final int ENOUGH = TlsChatter.MOST / 27 * 3;

    @TempDir
    private Path folder;

    /** Vert.x closes one that nothing refers to any more. */
    private WebClient client;

    @Test
    void whoMakesNewKeysAllTheTimeIsSentAway(Vertx vertx) throws Exception {
        TlsServer server =
                TlsServer.of(vertx, folder, request -> request.response().end("served"));
        try (SSLSocket socket = connect(server)) {
            socket.setSoTimeout(20_000);
            boolean closed = false;
            for (int i = 0; i < ENOUGH && !closed; i++) {
                closed = !renewsKeys(socket);
            }

            assertThat(closed || socket.getInputStream().read() < 0).isTrue();
        }
    }

    /** In TLS 1.3 a second handshake is a KeyUpdate. */
    private static boolean renewsKeys(SSLSocket socket) {
        try {
            socket.startHandshake();
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    @Test
    void aLargeBodyIsTakenWhole(Vertx vertx) {
        TlsServer server = TlsServer.of(vertx, folder, request -> request.body()
                .onSuccess(body -> request.response().end(Integer.toString(body.length()))));
        client = WebClient.create(
                vertx, new WebClientOptions(TlsServer.speaking(HttpVersion.HTTP_1_1)).setDefaultPort(server.port()));

        assertThat(TestNode.await(client.post("/").sendBuffer(Buffer.buffer(new byte[5 << 20])))
                        .bodyAsString())
                .isEqualTo(Integer.toString(5 << 20));
    }

    /** Nothing is decrypted before the last byte of a record is there, wherever the network cuts it. */
    @Test
    void oneRecordAfterTheOtherMayBeOfAnyLengthAndComeInAnyPieces() {
        EmbeddedChannel server = new EmbeddedChannel();
        server.pipeline().addLast("tls", new Records());
        TlsChatter.around(server.pipeline(), "tls");
        for (int i = 0; i < 2_000; i++) {
            // Ends of pieces, which libraries write on their own, and then a full record: the longest there are.
            int said = i % 2 == 0 ? 1 : 16_384;
            int overhead = i % 2 == 0 ? 22 : 261;
            int cut = said + overhead - 1 - i % 10;
            server.writeInbound(Records.of(said, overhead, 0, cut));
            server.writeInbound(Records.of(said, overhead, cut, said + overhead));
        }

        assertThat(server.isOpen()).isTrue();
        assertThat(server.releaseInbound()).isTrue();
    }

    /** Stands for TLS: a record begins with what is said in it and how long it is, and is told of when it is whole. */
    private static final class Records extends ByteToMessageDecoder {

        private static final int HEAD = 8;

        static ByteBuf of(int said, int overhead, int from, int to) {
            ByteBuf record =
                    Unpooled.buffer().writeInt(said).writeInt(said + overhead).writeZero(said + overhead - HEAD);
            return record.slice(from, to - from);
        }

        @Override
        protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
            if (in.readableBytes() >= HEAD && in.readableBytes() >= in.getInt(in.readerIndex() + 4)) {
                int said = in.readInt();
                in.skipBytes(in.readInt() - HEAD);
                out.add(Unpooled.buffer().writeZero(said));
            }
        }
    }

    private static SSLSocket connect(TlsServer server) throws Exception {
        SSLContext trusting = SSLContext.getInstance("TLSv1.3");
        trusting.init(null, new TrustManager[] {new Trusting()}, null);
        SSLSocket socket = (SSLSocket) trusting.getSocketFactory().createSocket("127.0.0.1", server.port());
        socket.setEnabledProtocols(new String[] {"TLSv1.3"});
        socket.startHandshake();
        return socket;
    }

    private static final class Trusting extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, java.net.Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, javax.net.ssl.SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
