package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** People are reminded of what begins soon on their agenda, as long before as they want. */
class RemindersTest {

    private static final ZoneId LISBON = ZoneId.of("Europe/Lisbon");
    private static final String CONFERENCE = "/api/v1/conferences/soon-conf";

    private static TestPlatform platform;
    private static User owner;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        owner = platform.member(platform.organization("soon"), OrganizationRole.OWNER);
        today("soon-conf");
    }

    /** A conference that takes place. */
    private static String today(String slug) {
        platform.conference(owner, "soon", slug, "PUBLISHED");
        LocalDate today = LocalDate.now(LISBON);
        JsonObject days = new JsonObject()
                .put("startDate", today.minusDays(1).toString())
                .put("endDate", today.plusDays(1).toString());
        owner.patch("/api/v1/conferences/" + slug, days).expect(200);
        return "/api/v1/conferences/" + slug;
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whoseTimeItIsIsRemindedOnce() {
        User usual = platform.user("usual");
        User early = platform.user("early");
        User late = platform.user("late");
        User elsewhere = platform.user("elsewhere");
        wants(early, 60);
        wants(late, 5);
        String session = session("Lighting lamps");
        String other = session("Filling lamps");
        List.of(usual, early, late).forEach(user -> star(user, session));
        star(early, other);

        place(session, Duration.ofMinutes(12));
        place(other, Duration.ofMinutes(40));

        await().atMost(Duration.ofSeconds(40)).untilAsserted(() -> {
            assertThat(told(usual)).hasSize(1);
            assertThat(told(early)).hasSize(2);
        });
        assertThat(told(usual).get(0).getString("title")).startsWith("Lighting lamps begins at ");
        assertThat(told(usual).get(0).getString("text")).contains("\\/sessions\\/" + session.replace("-", "\\-"));
        assertThat(told(late)).isEmpty();
        assertThat(told(elsewhere)).isEmpty();

        owner.patch(CONFERENCE + "/sessions/" + session, new JsonObject().put("title", "Lighting a lamp"))
                .expect(200);
        String third = session("Cleaning lamps");
        star(late, third);
        place(third, Duration.ofMinutes(4));
        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(told(late)).hasSize(1));
        assertThat(told(usual)).hasSize(1);
    }

    /** What came with a program's first file is no change of it. */
    @Test
    void ofWhatWasImportedPeopleAreRemindedAlike() {
        String path = today("imported-soon");
        User reader = platform.user("imported");
        String id = UUID.randomUUID().toString();
        String started = owner.post(path + "/imports", file(id).getBytes(StandardCharsets.UTF_8), "application/xml")
                .expect(202)
                .getString("id");
        await().until(() -> owner.get(path + "/imports/" + started)
                .expect(200)
                .getString("state")
                .equals("SUCCEEDED"));

        reader.put(path + "/sessions/" + id + "/star", null).expect(200);

        await().atMost(Duration.ofSeconds(40))
                .untilAsserted(() -> assertThat(told(reader)).hasSize(1));
        assertThat(told(reader).get(0).getString("text")).contains("Lamps from a file", "Douro Hall");
    }

    private static String file(String id) {
        ZonedDateTime start = ZonedDateTime.now(LISBON).plusMinutes(12).truncatedTo(ChronoUnit.MINUTES);
        return """
                <schedule><conference><title>Soon</title></conference>
                <day index="1" date="%1$tF"><room name="Douro Hall">
                <event guid="%2$s" id="1"><date>%3$s</date><start>%1$tR</start><duration>00:30</duration>
                <room>Douro Hall</room><title>Lamps from a file</title></event></room></day></schedule>
                """
                .formatted(start, id, start.toOffsetDateTime());
    }

    @Test
    void itIsTheReadersChoice() {
        User reader = platform.user("choosy");
        assertThat(preferences(reader).getInteger("reminderMinutes")).isEqualTo(15);

        wants(reader, 30);

        assertThat(preferences(reader).getInteger("reminderMinutes")).isEqualTo(30);
        reader.post("/api/v1/me/preferences", new JsonObject().put("reminderMinutes", 7))
                .expect(400);
        assertThat(preferences(reader).getInteger("reminderMinutes")).isEqualTo(30);
    }

    private static JsonObject preferences(User user) {
        return user.get("/api/v1/me/preferences").expect(200);
    }

    private static void wants(User user, int minutes) {
        user.post("/api/v1/me/preferences", new JsonObject().put("reminderMinutes", minutes))
                .expect(200);
    }

    private static void star(User user, String session) {
        user.put(CONFERENCE + "/sessions/" + session + "/star", null).expect(200);
    }

    private static String session(String title) {
        String id = UUID.randomUUID().toString();
        owner.post(CONFERENCE + "/sessions", new JsonObject().put("id", id).put("title", title))
                .expect(201);
        return id;
    }

    private static void place(String session, Duration in) {
        JsonObject slot =
                new JsonObject().put("start", Instant.now().plus(in).toString()).put("durationMinutes", 30);
        owner.put(CONFERENCE + "/sessions/" + session + "/slot", slot).expect(200);
    }

    private static List<JsonObject> told(User user) {
        return user.get("/api/v1/me/inbox").expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("kind").equals("SESSION_SOON"))
                .toList();
    }
}
