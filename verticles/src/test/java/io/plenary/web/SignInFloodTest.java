package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** More sign-ins wait than can be answered in time. Alone: it takes the machine, and its address is held up for long afterwards. */
@Isolated
class SignInFloodTest {

    private static TestPlatform platform;

    @BeforeAll
    static void start() {
        platform = TestPlatform.shipped();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aFloodOfSignInsKeepsNobodyFromTheRest() {
        ExecutorService strangers = Executors.newFixedThreadPool(80);
        try {
            List<CompletableFuture<Integer>> flood = IntStream.range(0, 160)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> login("nobody-" + UUID.randomUUID() + "@example.org", "wrong")
                                    .status(),
                            strangers))
                    .toList();
            Set<Integer> meanwhile = new TreeSet<>();
            while (!flood.stream().allMatch(CompletableFuture::isDone)) {
                meanwhile.add(platform.http()
                        .anonymous()
                        .get("/.well-known/jwks.json")
                        .status());
            }

            assertThat(meanwhile).containsExactly(200);
            assertThat(flood.stream().map(CompletableFuture::join)).containsOnly(401, 503);
        } finally {
            strangers.shutdownNow();
        }
    }

    private static Reply login(String email, String password) {
        JsonObject body = new JsonObject().put("email", email).put("password", password);
        return platform.http().anonymous().post("/api/v1/auth/login", body);
    }
}
