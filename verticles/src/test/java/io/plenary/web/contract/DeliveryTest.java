package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are longer than a connection takes at once. */
class DeliveryTest {

    /** More than the buffers of the system take, and more than may wait for one receiver. */
    private static final int LENGTH = 16 << 20;

    /** So little the system takes for a client that does not read. */
    private static final int WINDOW = 8 << 10;

    private static final String GET =
            "GET /tiny/v1/things/5d5b1ac0-1f8f-4a43-9ad1-c1f6b1f0a001 HTTP/1.1\r\nHost: localhost\r\n";

    private final List<Socket> clients = new ArrayList<>();
    private TinyServer server;

    @BeforeEach
    void start() throws Exception {
        server = new TinyServer();
    }

    @AfterEach
    void stop() throws Exception {
        for (Socket client : clients) {
            client.close();
        }
        server.close();
    }

    @Test
    void aLongAnswerArrivesWholeHoweverLateItIsTaken() throws Exception {
        byte[] body = new byte[LENGTH];
        new Random(7).nextBytes(body);
        server.describeThingsBy(Answer.of(200, "application/octet-stream", Buffer.buffer(body)));
        Socket slow = ask("127.0.0.1", "Connection: close\r\n");
        assertThat(statusFor("127.0.0.2")).isEqualTo(200);

        byte[] answer = slow.getInputStream().readAllBytes();

        String head = new String(answer, 0, answer.length - LENGTH, StandardCharsets.US_ASCII);
        assertThat(head).contains("content-length: " + LENGTH).endsWith("\r\n\r\n");
        assertThat(Arrays.copyOfRange(answer, answer.length - LENGTH, answer.length))
                .isEqualTo(body);
    }

    @Test
    void answersForOneReceiverWhoDoesNotTakeThemAreBounded() throws Exception {
        server.describeThingsBy(Answer.of(200, "text/plain", Buffer.buffer(new byte[LENGTH])));
        ask("127.0.0.1", "");

        await().until(() -> statusFor("127.0.0.1") == 503);
        assertThat(statusFor("127.0.0.2")).isEqualTo(200);

        clients.get(0).close();
        await().until(() -> statusFor("127.0.0.1") == 200);
    }

    @Test
    void whoHangsUpBeforeThereIsAnAnswerTakesNothingWithThem() throws Exception {
        server.describeThingsLate(Answer.of(200, "text/plain", Buffer.buffer(new byte[LENGTH])));
        for (int i = 0; i < 10; i++) {
            ask("127.0.0.1", "").close();
        }

        assertThat(statusFor("127.0.0.1")).isEqualTo(200);
        await().until(() -> statusFor("127.0.0.1") == 200);
    }

    @Test
    void whatIsKeptAnywayWaitsForAnyNumberOfClients() throws Exception {
        server.describeThingsBy(Answer.kept("text/plain", Buffer.buffer(new byte[LENGTH]), "\"1\"", Map.of()));
        for (int i = 0; i < 20; i++) {
            ask("127.0.0.1", "");
        }

        assertThat(statusFor("127.0.0.1")).isEqualTo(200);
    }

    /** Of somebody who hangs up before the answer is through. */
    private int statusFor(String from) throws IOException {
        try (Socket client = ask(from, "")) {
            String status = new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }

    private Socket ask(String from, String headers) throws IOException {
        Socket client = new Socket();
        clients.add(client);
        client.setReceiveBufferSize(WINDOW);
        client.bind(new InetSocketAddress(from, 0));
        client.connect(new InetSocketAddress("127.0.0.1", server.port()));
        client.getOutputStream().write((GET + headers + "\r\n").getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
