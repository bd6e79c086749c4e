package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Messaging;
import io.plenary.services.notifications.PushReceiver;
import io.plenary.services.notifications.PushReceiver.Browser;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who is not to be disturbed is told later, but for what must be told. */
class QuietHoursTest {

    private static final String HOURS = "/api/v1/me/quiet-hours";

    private static PushReceiver service;
    private static TestPlatform platform;

    private User user;

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
        user = platform.user("sleeper");
    }

    @Test
    void mailAndDevicesWaitAndTheInboxDoesNot() {
        String name = "quiet-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = platform.organization(name);
        User owner = platform.member(organization, OrganizationRole.OWNER);
        User sleeper = platform.member(organization, OrganizationRole.STAFF);
        Browser browser = service.browser(UUID.randomUUID().toString());
        sleeper.post("/api/v1/me/push/devices", browser.subscription()).expect(200);
        sleeper.put(HOURS, now()).expect(200);

        platform.conference(owner, name, name + "-conf", "PUBLISHED");

        await().untilAsserted(() ->
                assertThat(items(sleeper.get("/api/v1/me/inbox").expect(200))).isNotEmpty());
        await().untilAsserted(() -> assertThat(putOff(sleeper, "PUSH", "deliveries.due_at"))
                .as("pushes that are put off")
                .isNotEmpty());
        await().untilAsserted(() -> assertThat(putOff(sleeper, "EMAIL", "jobs.due_at"))
                .as("mails that are put off")
                .isNotEmpty());
        assertThat(states(sleeper, "EMAIL")).isNotEmpty().containsOnly("QUEUED");
        assertThat(service.received(browser)).isEmpty();
    }

    @Test
    void whatMustBeToldIsToldAtOnce() {
        Browser browser = service.browser(UUID.randomUUID().toString());
        user.post("/api/v1/me/push/devices", browser.subscription()).expect(200);
        user.put(HOURS, now()).expect(200);

        String email = platform.admin()
                .get("/api/v1/admin/users/" + user.id())
                .expect(200)
                .getString("email");
        platform.http().signIn(email, TestPlatform.PASSWORD);

        await().untilAsserted(() -> assertThat(service.received(browser)).hasSize(1));
    }

    @Test
    void hoursAreOnesOwnAndEndWithAnEmptyObject() {
        JsonObject night =
                new JsonObject().put("begins", "22:00").put("ends", "07:00").put("timeZone", "Europe/Lisbon");

        assertThat(user.get(HOURS).expect(200)).isEqualTo(new JsonObject());
        assertThat(user.put(HOURS, night).expect(200)).isEqualTo(night);
        assertThat(user.get(HOURS).expect(200)).isEqualTo(night);
        assertThat(platform.user("other").get(HOURS).expect(200)).isEqualTo(new JsonObject());
        user.put(HOURS, new JsonObject()).expect(200);
        assertThat(user.get(HOURS).expect(200)).isEqualTo(new JsonObject());
    }

    @ParameterizedTest
    @CsvSource({
        "22:00, 22:00, Europe/Lisbon, /ends, SAME_TIME",
        "24:00, 07:00, Europe/Lisbon, /begins, PATTERN",
        "22:00, 7:00, Europe/Lisbon, /ends, PATTERN",
        "22:00, , Europe/Lisbon, /ends, TIME_OF_DAY",
        ", 07:00, Europe/Lisbon, /begins, TIME_OF_DAY",
        "22:00, 07:00, , /timeZone, TIME_ZONE",
        "22:00, 07:00, Europe/Atlantis, /timeZone, TIME_ZONE",
        "22:00, 07:00, +02:00, /timeZone, TIME_ZONE"
    })
    void whatIsNoTimeIsRefused(String begins, String ends, String zone, String pointer, String fault) {
        JsonObject hours = new JsonObject();
        put(hours, "begins", begins);
        put(hours, "ends", ends);
        put(hours, "timeZone", zone);

        JsonObject error =
                user.put(HOURS, hours).expect(400).getJsonArray("errors").getJsonObject(0);

        assertThat(error.getString("pointer")).isEqualTo(pointer);
        assertThat(error.getString("code")).isEqualTo(fault);
        assertThat(user.get(HOURS).expect(200)).isEqualTo(new JsonObject());
    }

    @Test
    void whoIsNotSignedInHasNoHours() {
        User nobody = platform.http().anonymous();

        assertThat(nobody.get(HOURS).status()).isEqualTo(401);
        assertThat(nobody.put(HOURS, now()).status()).isEqualTo(401);
    }

    private static void put(JsonObject hours, String member, String value) {
        if (value != null) {
            hours.put(member, value);
        }
    }

    /** Some hours around this moment. */
    private static JsonObject now() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        return new JsonObject()
                .put("begins", now.minusHours(2).toString().substring(0, 5))
                .put("ends", now.plusHours(2).toString().substring(0, 5))
                .put("timeZone", "UTC");
    }

    /** What waits for longer than between attempts. */
    private static List<String> putOff(User user, String channel, String dueAt) {
        return platform.rows(
                "notifications",
                user.id(),
                "select 'one' from deliveries join messages on messages.id = message_id"
                        + " left join jobs on jobs.id = deliveries.id where user_id = '" + user.id()
                        + "' and channel = '" + channel + "' and state = 'QUEUED' and " + dueAt
                        + " > now() + interval '30 minutes'");
    }

    private static List<String> states(User user, String channel) {
        return items(platform.admin()
                        .get("/api/v1/admin/messages?limit=200&kind=CONFERENCE_STATUS")
                        .expect(200))
                .stream()
                .filter(item -> item.getString("userId").equals(user.id().toString()))
                .filter(item -> item.getString("channel").equals(channel))
                .map(item -> item.getString("state"))
                .toList();
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }
}
