package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Messaging;
import io.plenary.services.notifications.SmsReceiver;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of text messages whose gateway is busy, slow or away, and whose readers sleep or have gone. */
class TextingTest {

    private static final String PHONE = "/api/v1/me/phone";
    /** Longer than the first pause before another attempt. */
    private static final Duration SECOND_ATTEMPT = Duration.ofMinutes(1);

    private static SmsReceiver gateway;
    private static TestPlatform platform;

    private User user;
    private String number;

    @BeforeAll
    static void start() {
        gateway = new SmsReceiver();
        platform = TestPlatform.mailing(messages(gateway.settings()));
    }

    private static Messaging messages(Messaging.Sms sms) {
        return new Messaging(
                null, "Plenary <plenary@example.org>", null, Duration.ofSeconds(2), Messaging.Push.NONE, sms);
    }

    @AfterAll
    static void stop() {
        platform.close();
        gateway.close();
    }

    @BeforeEach
    void somebodyComes() {
        user = platform.user("texted");
        number = newNumber();
    }

    private static String newNumber() {
        return "+4916" + ThreadLocalRandom.current().nextLong(100_000_000, 999_999_999);
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 503})
    void whatIsNotTakenNowIsTakenLaterAndOnce(int status) {
        AtomicInteger asked = new AtomicInteger();
        gateway.on(
                number,
                exchange -> (asked.getAndIncrement() == 0 ? SmsReceiver.answer(status, "busy") : SmsReceiver.FINE)
                        .give(exchange));

        ask(user);

        assertThat(delivery(platform, user, "SENT").getInteger("attempts")).isEqualTo(2);
        assertThat(gateway.received(number)).hasSize(2);
    }

    @Test
    void aSlowGatewayIsWaitedForAndNotAskedTwice() {
        CountDownLatch answered = new CountDownLatch(1);
        gateway.on(number, exchange -> {
            await().atMost(SECOND_ATTEMPT).until(() -> answered.getCount() == 0);
            SmsReceiver.FINE.give(exchange);
        });
        ask(user);
        await().until(() -> gateway.received(number), received -> !received.isEmpty());
        delivery(platform, user, "QUEUED");

        answered.countDown();

        assertThat(delivery(platform, user, "SENT").getInteger("attempts")).isOne();
        assertThat(gateway.received(number)).hasSize(1);
    }

    @Test
    void whatDidNotReachTheGatewayWaits() throws IOException {
        int nobody;
        try (ServerSocket socket = new ServerSocket(0)) {
            nobody = socket.getLocalPort();
        }
        Messaging.Sms away = new Messaging.Sms(URI.create("http://AC1:token@127.0.0.1:" + nobody), "+4930000000", null);
        try (TestPlatform other = TestPlatform.mailing(messages(away))) {
            user = other.user("texted");
            ask(user);

            await().untilAsserted(
                            () -> assertThat(delivery(other, user, "QUEUED").getString("reason"))
                                    .isEqualTo("The gateway was not reached."));
        }
    }

    @Test
    void whoSleepsIsTextedLater() {
        String name = "asleep-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = platform.organization(name);
        user = platform.member(organization, OrganizationRole.OWNER);
        confirm(user);
        user.post("/api/v1/me/preferences", new JsonObject().put("items", new JsonArray().add(wanted())))
                .expect(200);
        user.put("/api/v1/me/quiet-hours", aroundNow()).expect(200);

        platform.conference(user, name, name + "-conf", "PUBLISHED");

        await().untilAsserted(() -> assertThat(platform.rows(
                        "notifications",
                        user.id(),
                        "select 'one' from deliveries join messages on messages.id = message_id"
                                + " join jobs on jobs.id = deliveries.id where user_id = '" + user.id()
                                + "' and channel = 'SMS' and messages.kind = 'CONFERENCE_STATUS' and state = 'QUEUED'"
                                + " and jobs.due_at > now() + interval '30 minutes'"))
                .hasSize(1));
        assertThat(gateway.received(number)).as("the code alone").hasSize(1);
    }

    private static JsonObject wanted() {
        return new JsonObject()
                .put("kind", "CONFERENCE_STATUS")
                .put("channel", "SMS")
                .put("wanted", true);
    }

    private static JsonObject aroundNow() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        return new JsonObject()
                .put("begins", now.minusHours(2).toString().substring(0, 5))
                .put("ends", now.plusHours(2).toString().substring(0, 5))
                .put("timeZone", "UTC");
    }

    @Test
    void numbersGoWithThePerson() {
        confirm(user);

        user.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(platform.rows(
                        "notifications",
                        user.id(),
                        "select number from phones where number = '" + number + "'"
                                + " union all select number from phone_codes where number = '" + number + "'"
                                + " union all select address from deliveries where address = '" + number + "'"))
                .isEmpty());
    }

    private void confirm(User owner) {
        ask(owner);
        String code = await().until(() -> gateway.received(number), received -> !received.isEmpty())
                .get(0)
                .get("Body")
                .substring(0, 6);
        owner.post(PHONE + "/confirmation", new JsonObject().put("code", code)).expect(200);
    }

    private void ask(User owner) {
        owner.put(PHONE, new JsonObject().put("number", number)).expect(200);
    }

    /** What became of the code this user was texted. */
    private static JsonObject delivery(TestPlatform where, User user, String state) {
        return await().atMost(SECOND_ATTEMPT)
                .until(
                        () -> deliveries(where, state).stream()
                                .filter(item -> item.getString("userId")
                                        .equals(user.id().toString()))
                                .toList(),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static List<JsonObject> deliveries(TestPlatform where, String state) {
        return where
                .admin()
                .get("/api/v1/admin/messages?limit=200&kind=CONFIRM_PHONE&state=" + state)
                .expect(200)
                .getJsonArray("items")
                .stream()
                .map(JsonObject.class::cast)
                .toList();
    }
}
