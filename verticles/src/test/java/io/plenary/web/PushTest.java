package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.runtime.Messaging;
import io.plenary.services.notifications.PushReceiver;
import io.plenary.services.notifications.PushReceiver.Browser;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Devices are told things while nobody looks at the client; a sign-in elsewhere is what there is to tell here. */
class PushTest {

    private static final String PUSH = "/api/v1/me/push";
    private static final String DEVICES = PUSH + "/devices";

    private static PushReceiver service;
    private static TestPlatform platform;

    private User user;
    private Browser browser;

    @BeforeAll
    static void start() {
        service = new PushReceiver();
        platform = TestPlatform.mailing(
                new Messaging(null, "Plenary <plenary@example.org>", null, Duration.ofSeconds(2), service.settings()));
    }

    @AfterAll
    static void stop() {
        platform.close();
        service.close();
    }

    @BeforeEach
    void somebodyComes() {
        user = platform.user("pushed");
        browser = service.browser(UUID.randomUUID().toString());
    }

    @Test
    void aDeviceIsToldWhatTheInboxSays() {
        subscribe(user, browser);

        signInElsewhere(user);

        await().untilAsserted(() -> assertThat(service.received(browser)).hasSize(1));
        PushReceiver.Received received = service.received(browser).get(0);
        JsonObject message = items(user.get("/api/v1/me/inbox").expect(200)).get(0);
        assertThat(received.notice().getString("id")).isEqualTo(message.getString("id"));
        assertThat(received.notice().getString("kind")).isEqualTo("NEW_DEVICE");
        assertThat(received.notice().getString("title")).isEqualTo("New sign-in to your account");
        assertThat(received.notice().getString("text"))
                .contains("If it was you, there is nothing to do.")
                .doesNotContain("http");
        assertThat(received.headers())
                .containsEntry("content-encoding", "aes128gcm")
                .containsEntry("ttl", "86400")
                .containsEntry("urgency", "high");
        assertThat(received.headers().get("topic")).matches("[\\w-]{22}");
        JsonObject delivery = delivery("SENT");
        assertThat(delivery.getString("address")).isEqualTo("127.0.0.1");
        assertThat(delivery.getString("subject")).isEqualTo("New sign-in to your account");
        assertThat(delivery.getString("text")).as("it went out").isNull();
    }

    @Test
    void eachDeviceIsToldAndTheSameOneOnce() {
        Browser other = service.browser(UUID.randomUUID().toString());
        String id = subscribe(user, browser).getString("id");
        assertThat(subscribe(user, browser).getString("id")).isEqualTo(id);
        subscribe(user, other);
        assertThat(devices(user)).hasSize(2);

        signInElsewhere(user);

        await().untilAsserted(() -> assertThat(service.received(other)).hasSize(1));
        await().untilAsserted(() -> assertThat(service.received(browser)).hasSize(1));
    }

    /** A key that is found in no answer would be one that browsers cannot know. */
    @Test
    void theKeyIsAPointAndAlwaysTheSame() {
        JsonObject access = user.get(PUSH).expect(200);

        assertThat(access.getString("publicKey")).hasSize(87).startsWith("B");
        assertThat(access.getBoolean("sends")).isTrue();
        assertThat(platform.user("other").get(PUSH).expect(200).getString("publicKey"))
                .isEqualTo(access.getString("publicKey"));
    }

    @ParameterizedTest
    @ValueSource(ints = {404, 410})
    void aDeviceThatIsGoneIsForgotten(int status) {
        subscribe(user, browser);
        service.on(browser, PushReceiver.status(status));

        signInElsewhere(user);

        assertThat(delivery("DROPPED").getString("reason")).isEqualTo("The browser wants nothing there any more.");
        assertThat(devices(user)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatIsNotTakenNowIsToldWhenThePushServiceSays(int status) {
        subscribe(user, browser);
        AtomicInteger asked = new AtomicInteger();
        service.on(browser, exchange -> {
            if (asked.getAndIncrement() == 0) {
                exchange.getResponseHeaders().set("Retry-After", "1");
                PushReceiver.status(status).give(exchange);
            } else {
                PushReceiver.FINE.give(exchange);
            }
        });

        signInElsewhere(user);

        assertThat(delivery("SENT").getInteger("attempts")).isEqualTo(2);
        assertThat(service.received(browser)).hasSize(2);
        assertThat(devices(user)).hasSize(1);
    }

    @Test
    void whatThePushServiceRefusesFailsWithItsReasonAndIsSentAgainByAdministrators() {
        subscribe(user, browser);
        service.on(browser, PushReceiver.status(413));

        signInElsewhere(user);

        JsonObject failed = delivery("FAILED");
        assertThat(failed.getString("reason")).startsWith("The push service answered 413");
        assertThat(failed.getInteger("attempts")).isOne();
        service.on(browser, PushReceiver.FINE);
        platform.admin()
                .post("/api/v1/admin/messages/" + failed.getString("id") + "/deliver", null)
                .expect(200);
        assertThat(delivery("SENT").getInteger("attempts")).isEqualTo(2);
    }

    /** Nobody knows whether it was taken: at most once is the promise. */
    @Test
    void whatBrokeOffIsNotToldAgain() {
        subscribe(user, browser);
        service.on(browser, exchange -> exchange.close());

        signInElsewhere(user);

        assertThat(delivery("FAILED").getString("reason"))
                .startsWith("It was interrupted on its way, and may have arrived.");
        assertThat(service.received(browser)).hasSize(1);
    }

    @Test
    void nothingIsToldWhereSomebodySignedOut() {
        subscribe(user, browser);
        user.post("/api/v1/auth/logout-everywhere", null);

        await().untilAsserted(() -> assertThat(rows()).isEmpty());
    }

    /** Else the next one at the same computer would read what is for the one before. */
    @Test
    void whoSignsInNextTakesTheBrowserOver() {
        User next = platform.user("next");
        subscribe(user, browser);
        subscribe(next, browser);

        assertThat(devices(user)).isEmpty();
        assertThat(devices(next)).hasSize(1);
        signInElsewhere(user);
        signInElsewhere(next);
        await().untilAsserted(() -> assertThat(service.received(browser)).hasSize(1));
        assertThat(service.received(browser).get(0).notice().getString("id"))
                .isEqualTo(
                        items(next.get("/api/v1/me/inbox").expect(200)).get(0).getString("id"));
    }

    @Test
    void nobodyEndsWhatIsSomebodyElses() {
        User other = platform.user("other");
        String id = subscribe(user, browser).getString("id");

        other.delete(DEVICES + "/" + id).expect(404);
        assertThat(devices(user)).hasSize(1);
        assertThat(devices(other)).isEmpty();

        user.delete(DEVICES + "/" + id).expect(204);
        user.delete(DEVICES + "/" + id).expect(404);
        assertThat(devices(user)).isEmpty();
    }

    @Test
    void ofManyDevicesTheTenStayThatWereSeenLast() {
        String first = subscribe(user, browser).getString("id");
        for (int i = 0; i < 10; i++) {
            subscribe(user, service.browser(UUID.randomUUID().toString()));
        }

        assertThat(devices(user)).hasSize(10).noneMatch(device -> device.getString("id")
                .equals(first));
    }

    @ParameterizedTest
    @CsvSource({
        "endpoint, https://192.0.2.1:8443/x, PUSH_ADDRESS",
        "endpoint, ftp://127.0.0.1/x, PUSH_ADDRESS",
        "endpoint, here, PUSH_ADDRESS",
        "p256dh, BCVx, PUSH_KEY",
        "p256dh, BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAix4, PUSH_KEY",
        "p256dh, not base64!, PUSH_KEY",
        "auth, BTBZMqHH6r4Tts7J_aSI, PUSH_KEY"
    })
    void whatIsNoSubscriptionIsRefused(String member, String value, String fault) {
        JsonObject problem =
                user.post(DEVICES, browser.subscription().put(member, value)).expect(400);

        JsonObject error = problem.getJsonArray("errors").getJsonObject(0);
        assertThat(error.getString("pointer")).isEqualTo("/" + member);
        assertThat(error.getString("code")).isEqualTo(fault);
        assertThat(devices(user)).isEmpty();
    }

    @Test
    void whoIsNotSignedInHasNoDevices() {
        User nobody = platform.http().anonymous();

        assertThat(nobody.get(PUSH).status()).isEqualTo(401);
        assertThat(nobody.post(DEVICES, browser.subscription()).status()).isEqualTo(401);
        assertThat(nobody.delete(DEVICES + "/" + UUID.randomUUID()).status()).isEqualTo(401);
    }

    private static JsonObject subscribe(User user, Browser browser) {
        return user.post(DEVICES, browser.subscription()).expect(200);
    }

    private static void signInElsewhere(User user) {
        platform.http().signIn(emailOf(user), TestPlatform.PASSWORD);
    }

    private static String emailOf(User user) {
        return platform.admin()
                .get("/api/v1/admin/users/" + user.id())
                .expect(200)
                .getString("email");
    }

    private static List<JsonObject> devices(User user) {
        return objects(user.get(PUSH).expect(200).getJsonArray("devices"));
    }

    private List<?> rows() {
        return platform.rows(
                "notifications", user.id(), "select id::text from devices where user_id = '" + user.id() + "'");
    }

    /** What became of the push to this user. */
    private JsonObject delivery(String state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> items(platform.admin()
                                        .get("/api/v1/admin/messages?limit=200&kind=NEW_DEVICE&state=" + state)
                                        .expect(200))
                                .stream()
                                .filter(item -> item.getString("channel").equals("PUSH"))
                                .filter(item -> item.getString("userId")
                                        .equals(user.id().toString()))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static List<JsonObject> items(JsonObject page) {
        return objects(page.getJsonArray("items"));
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }
}
