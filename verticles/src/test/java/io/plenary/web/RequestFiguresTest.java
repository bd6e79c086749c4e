package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.Metrics;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** Alone, since the figures are those of all platforms of the JVM. */
@Isolated
class RequestFiguresTest {

    private static final SimpleMeterRegistry FIGURES = new SimpleMeterRegistry();
    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        Metrics.addRegistry(FIGURES);
        platform = new TestPlatform();
    }

    @AfterAll
    static void stop() {
        platform.close();
        Metrics.removeRegistry(FIGURES);
    }

    @Test
    void eachRequestIsCountedWithItsOperationAndHowItWasAnswered() {
        User stranger = platform.http().anonymous();

        stranger.get("/api/v1/conferences").expect(200);
        stranger.get("/api/v1/conferences").expect(200);
        stranger.get("/api/v1/conferences/nowhere").expect(404);
        stranger.get("/api/v1/nothing").expect(404);

        await().untilAsserted(() -> {
            assertThat(counted("listConferences", "2xx")).isEqualTo(2);
            assertThat(counted("getConference", "4xx")).isEqualTo(1);
            assertThat(counted("other", "4xx")).isEqualTo(1);
        });
        assertThat(counted("getConference", "2xx")).isZero();
    }

    private static long counted(String operation, String status) {
        Timer timer = FIGURES.find("plenary.http.requests")
                .tags("operation", operation, "status", status)
                .timer();
        return timer == null ? 0 : timer.count();
    }
}
