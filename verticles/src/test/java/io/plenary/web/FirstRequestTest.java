package io.plenary.web;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.runtime.Settings;
import io.plenary.testing.KeyStores;
import io.plenary.testing.TestNode;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.PfxOptions;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.EnumMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What is asked of a connection holds from its first byte, of whatever kind it is. */
@ExtendWith(VertxExtension.class)
class FirstRequestTest {

    private enum Kind {
        PLAIN,
        TLS,
        PROXY_PROTOCOL
    }

    private static final String PASSWORD = "only for this test";
    private static final String BODY = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    private static final Map<Kind, Integer> PORTS = new EnumMap<>(Kind.class);
    private static final Queue<String> SERVED = new ConcurrentLinkedQueue<>();

    @TempDir
    private static Path folder;

    private static Vertx vertx;
    private static SSLContext tls;

    @BeforeAll
    static void serve(Vertx created) throws IOException, GeneralSecurityException {
        vertx = created;
        Path store = folder.resolve("keys");
        KeyStores.make(store, "gateway", PASSWORD);
        tls = trusting(store);
        serve(Kind.PLAIN, new HttpServerOptions());
        serve(Kind.PROXY_PROTOCOL, new HttpServerOptions().setUseProxyProtocol(true));
        serve(
                Kind.TLS,
                new HttpServerOptions()
                        .setSsl(true)
                        .setUseAlpn(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(store.toString()).setPassword(PASSWORD)));
    }

    private static void serve(Kind kind, HttpServerOptions options) {
        Settings.Http settings = new Settings.Http("127.0.0.1", 0, null, false);
        HttpConnections connections = new HttpConnections(options, settings, new LastRequests(vertx));
        PORTS.put(
                kind,
                TestNode.await(vertx.createHttpServer(options)
                                .requestHandler(FirstRequestTest::answer)
                                .invalidRequestHandler(Strange::answerUnreadable)
                                .connectionHandler(connections::begin)
                                .listen(0, "127.0.0.1"))
                        .actualPort());
    }

    private static void answer(HttpServerRequest request) {
        SERVED.add(request.method() + " " + request.path());
        request.body().onSuccess(body -> request.response().end(body));
    }

    private static SSLContext trusting(Path store) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(store)) {
            keys.load(stored, PASSWORD.toCharArray());
        }
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    @BeforeEach
    void forget() {
        SERVED.clear();
    }

    @ParameterizedTest
    @CsvSource({
        "PLAIN, true",
        "PLAIN, false",
        "TLS, true",
        "TLS, false",
        "PROXY_PROTOCOL, true",
        "PROXY_PROTOCOL, false"
    })
    void aBodyIsABodyWhetherItComesWithItsHeadOrAfterIt(Kind kind, boolean together) throws IOException {
        String head =
                "POST /login HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + BODY.length() + "\r\n\r\n";

        String answer = together ? send(kind, head + BODY) : send(kind, head, BODY);

        assertThat(answer).startsWith("HTTP/1.1 200 ").endsWith("\r\n\r\n" + BODY);
        assertThat(SERVED).containsExactly("POST /login");
    }

    @ParameterizedTest
    @EnumSource
    void twoLengthsAreRefused(Kind kind) throws IOException {
        String answer = send(
                kind,
                "POST /login HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                        + BODY);

        assertThat(answer).startsWith("HTTP/1.1 400 ");
        assertThat(answer.split("HTTP/1.1 ")).hasSize(2);
        assertThat(SERVED).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "TLS")
    void nobodySpeaksHttp2WithoutTls(Kind kind) throws IOException {
        assertThat(send(kind, "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n")).contains(" 501 Not Implemented");
        assertThat(SERVED).isEmpty();
    }

    /** What comes back until the server closes; each part is written by itself. */
    private static String send(Kind kind, String... parts) throws IOException {
        try (Socket socket = connect(kind)) {
            socket.setSoTimeout(10_000);
            socket.setTcpNoDelay(true);
            String preface = kind == Kind.PROXY_PROTOCOL ? "PROXY TCP4 198.51.100.7 127.0.0.1 5000 80\r\n" : "";
            socket.getOutputStream().write((preface + parts[0]).getBytes(US_ASCII));
            for (int i = 1; i < parts.length; i++) {
                await().until(() -> !SERVED.isEmpty());
                socket.getOutputStream().write(parts[i].getBytes(US_ASCII));
            }
            return new String(socket.getInputStream().readAllBytes(), US_ASCII);
        }
    }

    private static Socket connect(Kind kind) throws IOException {
        return kind == Kind.TLS
                ? tls.getSocketFactory().createSocket("localhost", PORTS.get(kind))
                : new Socket("localhost", PORTS.get(kind));
    }
}
