package io.plenary.web.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyBudgetTest {

    private static final String TYPE = "text/calendar";
    /** Each may have 1 MiB; this many are held at a time. */
    private static final int MOST = 48;

    private final List<Socket> clients = new ArrayList<>();

    @Test
    void bodiesThatWouldNotFitIntoMemoryTogetherAreRefusedUntilOneIsThrough() throws Exception {
        try (TinyServer server = new TinyServer()) {
            for (int i = 0; i < MOST; i++) {
                clients.add(beginUpload(server.port()));
            }
            await().until(() -> statusOf(server, 20_000) == 503);
            assertThat(statusOf(server, 1_000)).isEqualTo(200);

            clients.get(0).close();
            await().until(() -> statusOf(server, 20_000) == 200);
        } finally {
            for (Socket client : clients) {
                client.close();
            }
        }
    }

    private static int statusOf(TinyServer server, int size) throws Exception {
        return server.post("/files", TYPE, "x".repeat(size)).statusCode();
    }

    /** A client that announces as much as it may and sends next to nothing of it. */
    private static Socket beginUpload(int port) throws IOException {
        Socket client = new Socket("127.0.0.1", port);
        String head =
                "POST /tiny/v1/files HTTP/1.1\r\nHost: localhost\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\nx"
                        .formatted(TYPE, 1 << 20);
        client.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        return client;
    }
}
