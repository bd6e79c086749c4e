package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.testing.TestHttp;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.Iterator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** What strangers may do to those who have an account, over HTTP and all from one address. Alone: its flood takes the machine, and who waits too long is not answered. */
@Isolated
class SignInUnderAttackTest {

    private static final String LOGIN = "/api/v1/auth/login";

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
    void aFloodOfSignUpsLeavesRightSignInsAnswered() {
        ExecutorService strangers = Executors.newFixedThreadPool(100);
        try {
            List<TestHttp> connections = IntStream.range(0, 5)
                    .mapToObj(i -> new TestHttp(platform.http().base()))
                    .toList();
            List<CompletableFuture<Reply>> flood = IntStream.range(0, 150)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> signUp(connections.get(i % 5)), strangers))
                    .toList();

            List<Integer> signIns = IntStream.range(0, 10)
                    .mapToObj(i ->
                            login(TestPlatform.ADMIN, TestPlatform.PASSWORD).status())
                    .toList();

            assertThat(signIns).containsOnly(200);
            List<Reply> replies = flood.stream().map(CompletableFuture::join).toList();
            assertThat(replies).extracting(Reply::status).contains(429).containsAnyOf(201, 503);
            assertThat(replies).filteredOn(reply -> reply.status() == 429).allMatch(reply -> reply.header("Retry-After")
                    .isPresent());
        } finally {
            strangers.shutdownNow();
        }
    }

    @Test
    void whoMakesUpSignInsLeavesNothingBehind() {
        String kept = "select count(*)::text from answers";
        List<String> before = platform.rows("auth", UUID.randomUUID(), kept);

        for (int i = 0; i < 5; i++) {
            Reply reply = platform.http()
                    .anonymous()
                    .json(
                            "POST",
                            "/api/v1/auth/logout",
                            null,
                            "Cookie",
                            "plenary_refresh=made-up",
                            "Idempotency-Key",
                            UUID.randomUUID().toString());
            assertThat(reply.status()).isEqualTo(204);
        }

        assertThat(platform.rows("auth", UUID.randomUUID(), kept)).isEqualTo(before);
    }

    @Test
    void wrongPasswordsForAllSortsOfAccountsSendNobodyElseAway() {
        User ada = platform.user("ada");
        IntStream.range(0, 26).forEach(i -> assertThat(login("nobody-" + UUID.randomUUID() + "@example.org", "wrong")
                        .status())
                .isEqualTo(401));

        assertThat(login(emailOf(ada), TestPlatform.PASSWORD).status()).isEqualTo(200);
    }

    @Test
    void aDeviceOfTheOwnerSignsInWhileStrangersGuess() {
        String email = emailOf(platform.user("grace"));
        String device = login(email, TestPlatform.PASSWORD).response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith("plenary_device="))
                .findFirst()
                .orElseThrow();
        assertThat(device)
                .containsIgnoringCase("HttpOnly")
                .contains("SameSite=Strict", "Path=/api/v1/auth", "Max-Age=31536000");
        // Waits grow with each guess; where a sign-in takes long, the first of them are over before the next.
        await().until(() -> login(email, "wrong").status() == 429
                && login(email, TestPlatform.PASSWORD).status() == 429);

        String cookie = device.substring(0, device.indexOf(';'));

        assertThat(login(email, TestPlatform.PASSWORD, "Cookie", cookie).status())
                .isEqualTo(200);
    }

    @Test
    void aForgedForwardingHeaderGivesNoNewAddress() {
        String email = emailOf(platform.user("joan"));
        Iterator<Integer> host = IntStream.range(0, 256).iterator();

        await().until(() -> login(email, "wrong", "X-Forwarded-For", "192.0.2." + host.next())
                        .status()
                == 429);
    }

    private static String emailOf(User user) {
        return user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }

    private static Reply signUp(TestHttp stranger) {
        JsonObject body = new JsonObject()
                .put("email", "flood-" + UUID.randomUUID() + "@example.org")
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Flood");
        return stranger.anonymous().post("/api/v1/auth/signup", body);
    }

    private static Reply login(String email, String password, String... headers) {
        JsonObject body = new JsonObject().put("email", email).put("password", password);
        return platform.http().anonymous().post(LOGIN, body, headers);
    }
}
