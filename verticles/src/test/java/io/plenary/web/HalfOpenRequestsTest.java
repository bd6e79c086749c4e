package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestPlatform;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Slow loris: who begins requests and does not end them. When they are sent away, {@link SlowClientTest} tells. */
class HalfOpenRequestsTest {

    private static final int MANY = 500;
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final List<String> BEGINNINGS = List.of(
            "GET /api/v1/confer",
            "GET /api/v1/conferences HTTP/1.1\r\nHost: localhost\r\nX-Slow",
            "POST /api/v1/auth/login HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
                    + "Content-Length: 900\r\n\r\n{");

    private final TestPlatform platform = new TestPlatform();
    private final List<Socket> halfOpen = new ArrayList<>();

    @BeforeEach
    void beginAndDoNotEnd() throws IOException {
        for (int i = 0; i < MANY; i++) {
            halfOpen.add(RawHttp.begin(platform, BEGINNINGS.get(i % BEGINNINGS.size())));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : halfOpen) {
            socket.close();
        }
        platform.close();
    }

    @Test
    void fiveHundredHalfOpenRequestsDoNotHurtOthers() {
        for (int i = 0; i < 50; i++) {
            long begun = System.nanoTime();
            platform.http()
                    .anonymous()
                    .get("/api/v1/conferences?limit=" + (i + 1))
                    .expect(200);
            assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(PATIENCE);
        }
        assertThat(platform.user("somebody").token()).isNotEmpty();
        assertThat(halfOpen).allMatch(socket -> !socket.isClosed());
    }
}
