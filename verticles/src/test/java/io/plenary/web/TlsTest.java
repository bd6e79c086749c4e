package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.runtime.Settings;
import io.plenary.testing.KeyStores;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.junit5.VertxExtension;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(VertxExtension.class)
class TlsTest {

    private static final char[] PASSWORD = "only for this test".toCharArray();

    @TempDir
    private Path folder;

    private Vertx vertx;
    private Settings.Tls files;
    private HttpServer server;

    @BeforeEach
    void serve(Vertx vertx) throws Exception {
        this.vertx = vertx;
        files = new Settings.Tls(folder.resolve("certificate.pem"), folder.resolve("key.pem"));
        certify("first");
        Tls tls = new Tls(vertx, files);
        server = await(vertx.createHttpServer(tls.enable(new HttpServerOptions().setPort(0)))
                .requestHandler(
                        request -> request.response().end(request.version().toString()))
                .listen());
        await(tls.follow(server, 50));
    }

    @Test
    void browsersGetHttp2AndOldProgramsHttp1() throws Exception {
        assertThat(get(HttpClient.Version.HTTP_2, "first").body()).isEqualTo("HTTP_2");
        assertThat(get(HttpClient.Version.HTTP_1_1, "first").body()).isEqualTo("HTTP_1_1");
    }

    @Test
    void aRenewedCertificateIsUsedWithoutARestart() throws Exception {
        get(HttpClient.Version.HTTP_2, "first");

        certify("second");

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .ignoreExceptions()
                .until(() -> get(HttpClient.Version.HTTP_2, "second").body().equals("HTTP_2"));
    }

    @Test
    void aBrokenCertificateLeavesTheOneBefore() throws Exception {
        Files.writeString(files.certificate(), "nonsense");
        Files.writeString(files.key(), "nonsense");
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);

        assertThat(get(HttpClient.Version.HTTP_2, "first").statusCode()).isEqualTo(200);
    }

    @Test
    void aKeyOfAnotherCertificateLeavesTheOneBefore() throws Exception {
        KeyStores.make(store("second"), "second", new String(PASSWORD));
        Files.writeString(
                files.certificate(),
                pem("CERTIFICATE", keys("second").getCertificate("second").getEncoded()));
        Awaitility.await().pollDelay(Duration.ofMillis(300)).until(() -> true);

        assertThat(get(HttpClient.Version.HTTP_2, "first").statusCode()).isEqualTo(200);
        assertThatThrownBy(() -> await(new Tls(vertx, files).requirePair())).hasMessageContaining("is not the key");
    }

    /** Written by hand: no client of Java says it any more. */
    @Test
    void whoSpeaksTls11AtMostIsRefused() throws Exception {
        ByteBuffer hello = ByteBuffer.allocate(52)
                .put(new byte[] {22, 3, 1, 0, 47, 1, 0, 0, 43, 3, 2})
                .put(new byte[32])
                .put(new byte[] {0, 0, 4, (byte) 0xc0, 0x13, (byte) 0xc0, 0x14, 1, 0});
        try (Socket socket = new Socket("localhost", server.actualPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write(hello.array());
            // An alert of two bytes: fatal, protocol_version.
            assertThat(socket.getInputStream().readNBytes(7)).startsWith(21, 3).endsWith(0, 2, 2, 70);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA", "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"})
    void ciphersThatDoNotProveWhatTheyCarryAreRefused(String cipher) {
        assertThatThrownBy(() -> shakeHands("TLSv1.2", cipher)).isInstanceOf(SSLHandshakeException.class);
    }

    @ParameterizedTest
    @CsvSource({"TLSv1.2, TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLSv1.3, TLS_AES_256_GCM_SHA384"})
    void othersAreSpoken(String protocol, String cipher) throws Exception {
        assertThat(shakeHands(protocol, cipher)).isEqualTo(cipher);
    }

    /** The Java machine refuses it where it is told to, as it is here. */
    @Test
    void nobodyMakesTheServerAgreeOnKeysAgainAndAgain() throws Exception {
        String told = "-Djdk.tls.rejectClientInitiatedRenegotiation=true";
        assertThat(ManagementFactory.getRuntimeMXBean().getInputArguments()).contains(told);
        assertThat(Path.of("..", "bin", "_node")).content().contains(told);
        try (SSLSocket socket = connect("TLSv1.2", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256")) {
            socket.startHandshake();

            assertThatThrownBy(() -> {
                        socket.startHandshake();
                        socket.getInputStream().read();
                    })
                    .isInstanceOf(SSLException.class);
        }
    }

    private String shakeHands(String protocol, String cipher) throws Exception {
        try (SSLSocket socket = connect(protocol, cipher)) {
            socket.startHandshake();
            return socket.getSession().getCipherSuite();
        }
    }

    private SSLSocket connect(String protocol, String cipher) throws Exception {
        SSLSocket socket =
                (SSLSocket) trusting("first").getSocketFactory().createSocket("localhost", server.actualPort());
        socket.setSoTimeout(20_000);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setEnabledCipherSuites(new String[] {cipher});
        return socket;
    }

    private HttpResponse<String> get(HttpClient.Version version, String trusted) throws Exception {
        HttpClient client = HttpClient.newBuilder()
                .version(version)
                .sslContext(trusting(trusted))
                .build();
        URI uri = URI.create("https://localhost:" + server.actualPort() + "/");
        return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    private SSLContext trusting(String name) throws Exception {
        KeyStore trust = KeyStore.getInstance("PKCS12");
        trust.load(null, null);
        trust.setCertificateEntry(name, keys(name).getCertificate(name));
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trust);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, managers.getTrustManagers(), null);
        return context;
    }

    /** Makes a certificate as an operator would, and puts it where the server looks. */
    private void certify(String name) throws Exception {
        KeyStores.make(store(name), name, new String(PASSWORD));
        X509Certificate certificate = (X509Certificate) keys(name).getCertificate(name);
        Files.writeString(
                files.key(),
                pem("PRIVATE KEY", keys(name).getKey(name, PASSWORD).getEncoded()));
        Files.writeString(files.certificate(), pem("CERTIFICATE", certificate.getEncoded()));
    }

    private KeyStore keys(String name) throws Exception {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stored = Files.newInputStream(store(name))) {
            keys.load(stored, PASSWORD);
        }
        return keys;
    }

    private Path store(String name) {
        return folder.resolve(name + ".p12");
    }

    private static String pem(String kind, byte[] bytes) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes) + "\n-----END " + kind + "-----\n";
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(30, TimeUnit.SECONDS);
    }
}
