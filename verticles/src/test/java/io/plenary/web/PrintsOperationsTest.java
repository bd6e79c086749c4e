package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Programs to print, as clients meet them. */
class PrintsOperationsTest {

    private static final String PDF = "%PDF-";

    private static TestPlatform platform;
    private static User organizer;
    private static User rival;
    private static User stranger;

    private String conference;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organizer = platform.member(platform.organization("printers"), OrganizationRole.OWNER);
        rival = platform.member(platform.organization("rivals"), OrganizationRole.OWNER);
        stranger = platform.http().anonymous();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void begin() {
        conference = conference("PUBLISHED");
    }

    private static String conference(String status) {
        String slug = "printed-" + UUID.randomUUID().toString().substring(0, 8);
        platform.conference(organizer, "printers", slug, status);
        String path = "/api/v1/conferences/" + slug;
        organizer
                .post(path + "/sessions", new JsonObject().put("title", "Lamps"))
                .expect(201);
        return path;
    }

    private static JsonObject wanted(String kind) {
        return new JsonObject().put("kind", kind).put("size", "LETTER").put("language", "de");
    }

    private static Reply export(User user, String path) {
        return await().atMost(Duration.ofSeconds(60)).until(() -> user.get(path), reply -> reply.status() != 503);
    }

    @Test
    void everybodyFetchesTheProgramToPrintAndOnlyOnceWhatStaysTheSame() {
        Reply first = export(stranger, conference + "/schedule.pdf");

        assertThat(first.status()).isEqualTo(200);
        assertThat(first.text()).startsWith(PDF);
        assertThat(first.header("Content-Type")).hasValue("application/pdf");
        assertThat(first.header("Content-Disposition").orElseThrow()).contains("-program-a4-en.pdf");
        String etag = first.header("ETag").orElseThrow();
        assertThat(stranger.get(conference + "/schedule.pdf", "If-None-Match", etag)
                        .status())
                .isEqualTo(304);
        assertThat(export(stranger, conference + "/schedule.pdf?size=A3&language=de")
                        .header("ETag")
                        .orElseThrow())
                .isNotEqualTo(etag);
        assertThat(stranger.get(conference + "/schedule.pdf?size=A7").status()).isEqualTo(400);
    }

    @Test
    void anOrganizerAsksWaitsAndFetches() {
        Reply asked = organizer.post(conference + "/prints", wanted("DOOR_SHEETS"));
        assertThat(asked.status()).as(asked.text()).isEqualTo(202);
        String path = asked.header("Location").orElseThrow();
        assertThat(asked.expect(202).getString("state")).isIn("QUEUED", "RUNNING", "READY");

        JsonObject made = await().atMost(Duration.ofSeconds(60))
                .until(() -> organizer.get(path).expect(200), print -> print.getString("state")
                        .equals("READY"));
        Reply file = organizer.get(path + "/file");

        assertThat(made.getInteger("percent")).isEqualTo(100);
        assertThat(file.text()).startsWith(PDF);
        assertThat(file.header("Content-Disposition").orElseThrow()).contains("-doors-letter-de.pdf");
        assertThat(file.header("Cache-Control").orElseThrow()).contains("private");
        assertThat(organizer
                        .post(conference + "/prints", wanted("DOOR_SHEETS"))
                        .expect(202)
                        .getString("id"))
                .isEqualTo(made.getString("id"));
        for (String each : List.of(path, path + "/file")) {
            assertThat(stranger.get(each).status()).isEqualTo(401);
            assertThat(rival.get(each).status()).isEqualTo(403);
        }
    }

    @Test
    void onlyItsOrganizersHaveOtherThingsPrinted() {
        for (JsonObject each : List.of(
                wanted("DOOR_SHEETS"),
                wanted("PROGRAM").put("draft", true),
                wanted("PROGRAM").put("release", 1))) {
            assertThat(stranger.post(conference + "/prints", each).status()).isEqualTo(401);
            assertThat(rival.post(conference + "/prints", each).status()).isEqualTo(403);
        }
        assertThat(organizer
                        .post(conference + "/prints", wanted("PROGRAM").put("release", 9))
                        .status())
                .isEqualTo(404);
        assertThat(organizer
                        .post(
                                conference + "/prints",
                                wanted("PROGRAM")
                                        .put("roomId", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void aConferenceThatIsNotPublishedIsPrintedForItsOrganizersOnly() {
        String hidden = conference("DRAFT");

        assertThat(stranger.get(hidden + "/schedule.pdf").status()).isEqualTo(404);
        assertThat(rival.get(hidden + "/schedule.pdf").status()).isEqualTo(404);
        assertThat(rival.post(hidden + "/prints", wanted("PROGRAM")).status()).isEqualTo(404);
        Reply own = export(organizer, hidden + "/schedule.pdf");
        assertThat(own.text()).startsWith(PDF);
        assertThat(own.header("Cache-Control").orElseThrow()).contains("private");
    }
}
