package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The main job over HTTP: a conference is added, its schedule imported and read, a note taken, and everything counted. */
class JourneyTest {

    private static final String CONF = "/api/v1/conferences/journey-conf";
    private static final Duration LONG = Duration.ofSeconds(30);

    private static TestPlatform platform;
    private static User organizer;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("journey-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "journey-conf", "PUBLISHED");
        importFile();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonObject importFile() {
        String id = organizer
                .post(CONF + "/imports?filename=schedule.xml", demoSchedule(), "application/xml")
                .expect(202)
                .getString("id");
        Awaitility.await().atMost(LONG).until(() -> !List.of("QUEUED", "RUNNING")
                .contains(organizer.get(CONF + "/imports/" + id).expect(200).getString("state")));
        return organizer.get(CONF + "/imports/" + id).expect(200);
    }

    private static byte[] demoSchedule() {
        try (InputStream file = JourneyTest.class.getResourceAsStream("/demo/schedule.xml")) {
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void theSameFileAgainChangesNothing() {
        importFile();
        String etag = organizer.get(CONF + "/schedule").header("ETag").orElseThrow();

        JsonObject counts = importFile().getJsonObject("counts");

        assertThat(counts.getInteger("unchanged")).isEqualTo(73);
        assertThat(organizer.get(CONF + "/schedule").header("ETag")).contains(etag);
    }

    @Test
    void aFileOverTheLimitIsRefusedBeforeItIsRead() {
        byte[] zeros = new byte[33 * 1024 * 1024];

        JsonObject problem = organizer
                .post(CONF + "/imports", zeros, "application/octet-stream")
                .expect(413);

        assertThat(problem.getString("correlationId")).isNotBlank();
    }

    @Test
    void theScheduleIsOneAnswerWithAllAPageNeeds() {
        JsonObject page = platform.http().anonymous().get(CONF + "/schedule").expect(200);

        assertThat(page.getJsonArray("sessions")).hasSize(73);
        assertThat(page.getJsonArray("rooms")).hasSize(6);
        assertThat(page.getJsonArray("tracks")).hasSize(6);
        assertThat(page.getJsonArray("days")).hasSize(3);
        assertThat(page.getJsonArray("speakers")).hasSize(55);
        assertThat(page.getJsonObject("conference").getString("slug")).isEqualTo("journey-conf");
    }

    @Test
    void whatIsReadOfOneSessionAtATimeIsNotOnTheSchedule() {
        JsonObject page = platform.http().anonymous().get(CONF + "/schedule").expect(200);
        JsonObject brief = page.getJsonArray("sessions").stream()
                .map(JsonObject.class::cast)
                .filter(session -> !session.getJsonArray("speakers").isEmpty())
                .findFirst()
                .orElseThrow();

        JsonObject whole =
                organizer.get(CONF + "/sessions/" + brief.getString("id")).expect(200);

        assertThat(whole.fieldNames()).contains("summary", "links", "createdAt");
        assertThat(brief.fieldNames())
                .contains("title", "slot", "version")
                .doesNotContain("summary", "links", "createdAt");
        assertThat(brief.getJsonArray("speakers").getJsonObject(0).fieldNames()).containsExactly("speakerId");
        assertThat(page.getJsonArray("speakers").getJsonObject(0).fieldNames())
                .contains("id", "name")
                .doesNotContain("biography", "links");
    }

    @Test
    void aKnownScheduleIsNotSentAgain() {
        String etag = platform.http()
                .anonymous()
                .get(CONF + "/schedule")
                .header("ETag")
                .orElseThrow();

        Reply again = platform.http().anonymous().get(CONF + "/schedule", "If-None-Match", etag);

        assertThat(again.status()).isEqualTo(304);
        assertThat(again.bytes()).isEmpty();
    }

    @Test
    void theScheduleComesCompressedToThoseWhoAskForIt() throws IOException {
        Reply plain = platform.http().anonymous().get(CONF + "/schedule");
        Reply gzip = platform.http().anonymous().get(CONF + "/schedule", "Accept-Encoding", "gzip");

        assertThat(gzip.header("Content-Encoding")).contains("gzip");
        byte[] unpacked = new GZIPInputStream(new ByteArrayInputStream(gzip.bytes())).readAllBytes();
        assertThat(new String(unpacked, StandardCharsets.UTF_8)).isEqualTo(plain.text());
    }

    @Test
    void browsersDoNotKeepWhoIsSignedIn() {
        Reply me = platform.user("private").get("/api/v1/me");

        assertThat(me.header("Cache-Control")).contains("no-store");
    }

    @Test
    void aChangeShowsOnTheScheduleSoon() {
        String session = anySession();
        String title = "Renamed at " + System.nanoTime();
        platform.http().anonymous().get(CONF + "/schedule").expect(200);

        organizer
                .patch(CONF + "/sessions/" + session, new JsonObject().put("title", title))
                .expect(200);

        // What nobody forgot would stand for a minute.
        Awaitility.await().atMost(Duration.ofSeconds(10)).untilAsserted(() -> assertThat(
                        platform.http().anonymous().get(CONF + "/schedule").text())
                .contains(title));
    }

    @Test
    void filtersLeaveTheSessionsThatMatch() {
        JsonObject page = platform.http()
                .anonymous()
                .get(CONF + "/schedule?day=2027-05-19")
                .expect(200);

        assertThat(page.getJsonArray("sessions")).isNotEmpty().allMatch(session -> "2027-05-19"
                .equals(((JsonObject) session).getJsonObject("slot").getString("day")));
    }

    @Test
    void aVisitorGetsTheDayOnShowOrOneSessionFirst() {
        JsonArray sessions = page("").getJsonArray("sessions");
        JsonObject session = sessions.getJsonObject(0);

        assertThat(page("?day=2")).isEqualTo(page("?day=2027-05-19"));
        assertThat(page("?day=current").getJsonArray("sessions"))
                .isEqualTo(page("?day=1").getJsonArray("sessions"))
                .hasSizeBetween(1, sessions.size() - 1);
        assertThat(page("?session=" + session.getString("id")).getJsonArray("sessions"))
                .containsExactly(session);
        platform.http().anonymous().get(CONF + "/schedule?day=tomorrow").expect(400);
    }

    private JsonObject page(String filter) {
        return platform.http().anonymous().get(CONF + "/schedule" + filter).expect(200);
    }

    @Test
    void exportsOfOneProgramNameTheSameGuids() {
        String session = anySession();

        assertThat(organizer.get(CONF + "/schedule.xml").text()).contains(session);
        assertThat(organizer.get(CONF + "/schedule.json").text()).contains(session);
        assertThat(organizer.get(CONF + "/schedule.ics").text().replace("\r\n ", ""))
                .contains(session);
    }

    @Test
    void viewsAndSignInsAreCounted() {
        User attendee = platform.user("counted");
        String session = anySession();
        String month = YearMonth.now(ZoneOffset.UTC).toString();
        long viewsBefore = views(session);
        JsonObject view = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("type", "SessionViewed")
                .put("conference", "journey-conf")
                .put("sessionId", session);
        attendee.post("/api/v1/views", new JsonObject().put("views", List.of(view)))
                .expect(204);

        Awaitility.await().atMost(LONG).untilAsserted(() -> {
            assertThat(views(session)).isEqualTo(viewsBefore + 1);
            assertThat(organizer
                            .get("/api/v1/admin/analytics/mau?month=" + month + "&conference=journey-conf")
                            .expect(200)
                            .getLong("activeUsers"))
                    .isPositive();
        });
    }

    private static long views(String session) {
        JsonObject stats = organizer
                .get("/api/v1/admin/analytics/access?conference=journey-conf")
                .expect(200);
        return stats.getJsonArray("topSessions").stream()
                .map(JsonObject.class::cast)
                .filter(top -> session.equals(top.getString("sessionId")))
                .mapToLong(top -> top.getLong("views"))
                .sum();
    }

    @Test
    void ofFiftyChangesWithOneEtagExactlyOneWins() {
        String session = anySession();
        String etag =
                organizer.get(CONF + "/sessions/" + session).header("ETag").orElseThrow();

        List<Integer> statuses = atOnce(50, i -> organizer
                .patch(CONF + "/sessions/" + session, new JsonObject().put("subtitle", "Take " + i), "If-Match", etag)
                .status());

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 412).hasSize(49);
    }

    private static <T> List<T> atOnce(int times, IntFunction<T> request) {
        ExecutorService people = Executors.newFixedThreadPool(times);
        try {
            List<CompletableFuture<T>> answers = IntStream.range(0, times)
                    .mapToObj(i -> CompletableFuture.supplyAsync(() -> request.apply(i), people))
                    .toList();
            return answers.stream().map(CompletableFuture::join).toList();
        } finally {
            people.shutdown();
        }
    }

    private static String anySession() {
        return organizer
                .get(CONF + "/sessions?limit=1")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
    }
}
