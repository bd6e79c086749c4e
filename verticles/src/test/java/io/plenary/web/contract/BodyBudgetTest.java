package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final String TYPE = "text/calendar";
    private static final int LIMIT = 1 << 20;
    /** Each may have a megabyte; so many of one sender and of all are held at a time. */
    private static final int MOST_OF_ONE = 4;

    private static final int MOST = 16;

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
    void oneSenderHasItsShareAndKeepsNobodyElseOut() throws Exception {
        for (int i = 0; i < MOST_OF_ONE; i++) {
            beginUpload("127.0.0.1");
        }
        await().until(() -> statusOf("127.0.0.1", 20_000) == 503);
        assertThat(statusOf("127.0.0.1", 1_000)).isEqualTo(200);
        assertThat(statusOf("127.0.0.2", 20_000)).isEqualTo(200);

        clients.get(0).close();
        await().until(() -> statusOf("127.0.0.1", 20_000) == 200);
    }

    @Test
    void bodiesThatWouldNotFitIntoMemoryTogetherAreRefusedUntilOneIsThrough() throws Exception {
        for (int i = 0; i < MOST; i++) {
            beginUpload("127.0.0." + (1 + i / MOST_OF_ONE));
        }
        await().until(() -> statusOf("127.0.0.9", 20_000) == 503);
        assertThat(statusOf("127.0.0.9", 1_000)).isEqualTo(200);

        clients.get(0).close();
        await().until(() -> statusOf("127.0.0.9", 20_000) == 200);
    }

    @Test
    void whoAnnouncesMuchAndSendsNextToNothingGivesWay() throws Exception {
        for (int i = 0; i < MOST; i++) {
            beginUpload("127.0.0." + (1 + i / MOST_OF_ONE), LIMIT, 1);
        }

        await().until(() -> statusOf("127.0.0.9", LIMIT) == 200);

        assertThat(new String(clients.get(0).getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
                .startsWith("HTTP/1.1 503");
        assertThat(statusOf("127.0.0.1", LIMIT)).isEqualTo(200);
    }

    @Test
    void smallOnesAreCountedUntilTheyAreAnsweredSinceTheirJsonIsLarge() throws Exception {
        int small = 15_000;
        for (int i = 0; i < 17; i++) {
            beginUpload("127.0.0.1", small, small * 3 / 4);
        }

        await().until(() -> statusOf("127.0.0.1", small) == 503);
        assertThat(statusOf("127.0.0.1", 1_000)).isEqualTo(200);
        assertThat(statusOf("127.0.0.2", small)).isEqualTo(200);

        clients.get(0).close();
        await().until(() -> statusOf("127.0.0.1", small) == 200);
    }

    private int statusOf(String from, int size) throws IOException {
        try (Socket client = new Socket("127.0.0.1", server.port(), InetAddress.getByName(from), 0)) {
            client.getOutputStream().write((head(size) + "x".repeat(size)).getBytes(StandardCharsets.US_ASCII));
            String status = new String(client.getInputStream().readNBytes(12), StandardCharsets.US_ASCII);
            return Integer.parseInt(status.substring(9));
        }
    }

    /** A client that announces as much as it may, and is well ahead with it. */
    private void beginUpload(String from) throws IOException {
        beginUpload(from, LIMIT, LIMIT * 3 / 4);
    }

    private void beginUpload(String from, int size, int sent) throws IOException {
        Socket client = new Socket("127.0.0.1", server.port(), InetAddress.getByName(from), 0);
        client.getOutputStream().write((head(size) + "x".repeat(sent)).getBytes(StandardCharsets.US_ASCII));
        clients.add(client);
    }

    private static String head(int size) {
        return "POST /tiny/v1/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(TYPE, size);
    }
}
