package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.PictureServer;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Speakers over HTTP: one person, however often they were entered, at every conference one may see. */
class SpeakersTest {

    private static PictureServer server;
    private static TestPlatform platform;
    private static User organizer;
    private static User stranger;

    @BeforeAll
    static void start() {
        server = new PictureServer().on("/ada.png", PictureServer.picture("png", 400, 400, Color.RED));
        platform = new TestPlatform(server.settings());
        Organization organization = platform.organization("speakers-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        stranger = platform.http().anonymous();
        for (String year : List.of("2025", "2026")) {
            platform.conference(organizer, organization.slug(), "speakers-" + year, "PUBLISHED");
        }
        platform.conference(organizer, organization.slug(), "speakers-draft", "DRAFT");
    }

    @AfterAll
    static void stop() {
        platform.close();
        server.close();
    }

    @Test
    void whatSomebodyDoesAtOtherConferencesIsGathered() {
        String ada = speaker("Ada");
        session("2025", ada, "Then");
        session("2026", ada, "Now");

        assertThat(appearances(stranger, "2026", ada)).containsExactly("speakers-2025: Then");
        assertThat(appearances(stranger, "2025", ada)).containsExactly("speakers-2026: Now");
    }

    @Test
    void allOfThemAreGatheredPageByPage() {
        String eve = speaker("Eve");
        session("2025", eve, "Then");
        session("2026", eve, "Now");
        session("draft", eve, "Soon");
        String path = path("2026", eve) + "/appearances?limit=1";

        List<String> titles = new ArrayList<>();
        String cursor = "";
        do {
            JsonObject page = organizer.get(path + cursor).expect(200);
            assertThat(page.getJsonArray("items").size()).isLessThanOrEqualTo(1);
            titles.addAll(titles(page));
            cursor = page.containsKey("nextCursor") ? "&cursor=" + page.getString("nextCursor") : null;
        } while (cursor != null);

        assertThat(titles).containsExactlyInAnyOrder("speakers-2025: Then", "speakers-draft: Soon");
        stranger.get(path + "&cursor=nonsense").expect(400);
    }

    @Test
    void sessionsOfADraftAppearOnlyToWhoMaySeeTheDraft() {
        String ben = speaker("Ben");
        session("2026", ben, "Public");
        session("draft", ben, "Secret");

        assertThat(appearances(stranger, "2026", ben)).isEmpty();
        assertThat(appearances(platform.user("visitor"), "2026", ben)).isEmpty();
        assertThat(appearances(organizer, "2026", ben)).containsExactly("speakers-draft: Secret");
        stranger.get(path("draft", ben) + "/appearances").expect(404);
    }

    @Test
    void whoSpeaksOnlyElsewhereIsNotFoundHere() {
        String cleo = speaker("Cleo");
        session("2025", cleo, "Then");

        stranger.get(path("2026", cleo) + "/appearances").expect(404);
    }

    @Test
    void twoEntriesThatWereMergedAreOnePerson() {
        String keep = speaker("Dora");
        String gone = speaker("D. Ora");
        session("2025", gone, "Then");
        session("2026", keep, "Now");
        organizer
                .post(
                        "/api/v1/organizations/speakers-org/speakers/merge",
                        new JsonObject().put("keepId", keep).put("mergeId", gone))
                .expect(200);

        assertThat(appearances(stranger, "2026", gone)).containsExactly("speakers-2025: Then");
        assertThat(stranger.get(path("2025", keep)).expect(200).getString("name"))
                .isEqualTo("Dora");
        JsonObject credit =
                stranger.get("/api/v1/conferences/speakers-2025/schedule").expect(200).getJsonArray("sessions").stream()
                        .map(JsonObject.class::cast)
                        .map(session -> session.getJsonArray("speakers").getJsonObject(0))
                        .filter(speaker -> "D. Ora".equals(speaker.getString("name")))
                        .findFirst()
                        .orElseThrow();
        assertThat(credit.getString("speakerId")).isEqualTo(keep);
    }

    @Test
    void aPictureComesFromHereAndIsKeptByBrowsers() {
        String ada = speaker("Ada P.");
        session("2026", ada, "Pictured");
        String picture = path("2026", ada) + "/picture";
        stranger.get(picture).expect(404);
        pictured(ada);

        Reply reply = stranger.get(picture + "?size=96", "Accept-Encoding", "gzip");

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("image/png");
        assertThat(reply.header("Cache-Control"))
                .hasValueSatisfying(kept -> assertThat(kept).startsWith("public, max-age=86400"));
        assertThat(reply.header("X-Content-Type-Options")).contains("nosniff");
        assertThat(reply.bytes()).startsWith(0x89, 'P', 'N', 'G');
        String tag = reply.header("ETag").orElseThrow();
        assertThat(tag).doesNotStartWith("W/");
        assertThat(stranger.get(picture + "?size=96", "If-None-Match", tag).status())
                .isEqualTo(304);
        stranger.get(picture + "?size=100").expect(400);
        stranger.get(picture + "?url=" + server.address("/ada.png")).expect(400);
        assertThat(server.requests("/ada.png")).isEqualTo(1);
        assertThat(
                        stranger
                                .get("/api/v1/conferences/speakers-2026/schedule")
                                .expect(200)
                                .getJsonArray("speakers")
                                .stream()
                                .map(JsonObject.class::cast)
                                .filter(speaker -> speaker.getBoolean("picture", false))
                                .map(speaker -> speaker.getString("id")))
                .containsExactly(ada);
    }

    @Test
    void aPictureIsShownToWhoMaySeeItsSubject() {
        String eve = speaker("Eve P.");
        session("draft", eve, "Soon");
        pictured(eve);
        organizer
                .patch(
                        "/api/v1/conferences/speakers-draft",
                        new JsonObject().put("logoUrl", server.address("/ada.png")))
                .expect(200);

        for (String path : List.of(path("draft", eve) + "/picture", "/api/v1/conferences/speakers-draft/picture")) {
            stranger.get(path).expect(404);
            platform.user("visitor").get(path).expect(404);
            assertThat(organizer.get(path).header("Cache-Control"))
                    .hasValueSatisfying(kept -> assertThat(kept).startsWith("private"));
        }
        stranger.get(path("2026", eve) + "/picture").expect(404);
        stranger.get("/api/v1/conferences/speakers-2026/picture").expect(404);
    }

    private static void pictured(String speaker) {
        organizer
                .patch(
                        "/api/v1/organizations/speakers-org/speakers/" + speaker,
                        new JsonObject().put("avatarUrl", server.address("/ada.png")))
                .expect(200);
    }

    private static String speaker(String name) {
        return organizer
                .post("/api/v1/organizations/speakers-org/speakers", new JsonObject().put("name", name))
                .expect(201)
                .getString("id");
    }

    private static void session(String conference, String speaker, String title) {
        JsonObject name = organizer
                .get("/api/v1/organizations/speakers-org/speakers/" + speaker)
                .expect(200);
        JsonObject credit = new JsonObject().put("speakerId", speaker).put("name", name.getString("name"));
        organizer
                .post(
                        "/api/v1/conferences/speakers-" + conference + "/sessions",
                        new JsonObject().put("title", title).put("speakers", List.of(credit)))
                .expect(201);
    }

    private static List<String> appearances(User user, String conference, String speaker) {
        return titles(user.get(path(conference, speaker) + "/appearances").expect(200));
    }

    private static List<String> titles(JsonObject page) {
        return page.getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .map(item -> item.getJsonObject("conference").getString("slug") + ": "
                        + item.getJsonArray("sessions").getJsonObject(0).getString("title"))
                .toList();
    }

    private static String path(String conference, String speaker) {
        return "/api/v1/conferences/speakers-" + conference + "/speakers/" + speaker;
    }
}
