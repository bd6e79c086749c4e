package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The schedule is the same for everybody; what somebody has on it is an answer of its own. */
class MarksTest {

    private static final String OPEN = "/api/v1/conferences/marks-open";
    private static final String DRAFT = "/api/v1/conferences/marks-draft";
    private static final String MARKS = "/api/v1/me/marks?conference=marks-open";

    private static TestPlatform platform;
    private static User organizer;
    private static String session;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization organization = platform.organization("marks-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "marks-open", "PUBLISHED");
        platform.conference(organizer, organization.slug(), "marks-draft", "DRAFT");
        session = session(OPEN);
        session(DRAFT);
    }

    private static String session(String conference) {
        return organizer
                .post(conference + "/sessions", new JsonObject().put("title", "Talk"))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void theScheduleIsTheSameForWhoeverAsks() {
        User attendee = platform.user("attendee");
        attendee.put(OPEN + "/sessions/" + session + "/star", null).expect(200);

        Reply stranger = platform.http().anonymous().get(OPEN + "/schedule");
        for (User asking : List.of(attendee, organizer)) {
            Reply own = asking.get(OPEN + "/schedule");
            assertThat(own.bytes()).isEqualTo(stranger.bytes());
            assertThat(own.header("ETag")).isEqualTo(stranger.header("ETag"));
            assertThat(own.header("Cache-Control")).contains("public, no-cache");
            assertThat(own.header("Vary")).contains("Accept-Encoding");
            Reply again = asking.get(
                    OPEN + "/schedule", "If-None-Match", own.header("ETag").orElseThrow());
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.header("Cache-Control")).contains("public, no-cache");
        }
    }

    @Test
    void aDraftIsForItsOrganizationAndKeptByNoSharedCache() {
        Reply draft = organizer.get(DRAFT + "/schedule");

        draft.expect(200);
        assertThat(draft.header("Cache-Control")).contains("private, no-cache");
        assertThat(draft.header("Vary").orElseThrow()).contains("Authorization");
        String etag = draft.header("ETag").orElseThrow();
        assertThat(organizer.get(DRAFT + "/schedule", "If-None-Match", etag).status())
                .isEqualTo(304);
        platform.http()
                .anonymous()
                .get(DRAFT + "/schedule", "If-None-Match", etag)
                .expect(404);
        platform.user("stranger")
                .get(DRAFT + "/schedule", "If-None-Match", etag)
                .expect(404);
    }

    @Test
    void marksAreTheStarsAndTheVersionsOfNotes() {
        User attendee = platform.user("marking");
        attendee.put(OPEN + "/sessions/" + session + "/star", null).expect(200);
        String note = attendee.post(
                        OPEN + "/sessions/" + session + "/notes", new JsonObject().put("text", "Remember this"))
                .expect(201)
                .getString("id");

        JsonObject marks = attendee.get(MARKS).expect(200);

        assertThat(marks.getJsonArray("stars").getJsonObject(0).getString("sessionId"))
                .isEqualTo(session);
        assertThat(marks.getJsonArray("notes").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("id", note)
                        .put("sessionId", session)
                        .put("version", 1));
    }

    @Test
    void aStarOfASessionThatIsGoneIsNoneAndItsNotesStay() {
        String gone = session(OPEN);
        User attendee = platform.user("late");
        attendee.put(OPEN + "/sessions/" + gone + "/star", null).expect(200);
        attendee.put(OPEN + "/sessions/" + session + "/star", null).expect(200);
        attendee.post(OPEN + "/sessions/" + gone + "/notes", new JsonObject().put("text", "I was there"))
                .expect(201);
        assertThat(attendee.get(MARKS).expect(200).getJsonArray("stars")).hasSize(2);

        organizer.delete(OPEN + "/sessions/" + gone).expect(204);

        JsonObject marks = attendee.get(MARKS).expect(200);
        assertThat(marks.getJsonArray("stars"))
                .extracting(star -> ((JsonObject) star).getString("sessionId"))
                .containsExactly(session);
        assertThat(marks.getJsonArray("notes")).hasSize(1);
    }

    @Test
    void marksStaySmallHoweverLongTheNotesAre() {
        User attendee = platform.user("writer");
        IntStream.range(0, 5).forEach(i -> attendee.post(
                        OPEN + "/sessions/" + session + "/notes", new JsonObject().put("text", "x".repeat(19_000)))
                .expect(201));

        assertThat(attendee.get(MARKS).bytes()).hasSizeLessThan(1_000);
    }

    @Test
    void knownMarksAreNotSentAgainUntilTheyChange() {
        User attendee = platform.user("polling");
        Reply before = attendee.get(MARKS);
        String etag = before.header("ETag").orElseThrow();
        assertThat(before.header("Cache-Control")).contains("private, no-cache");
        assertThat(before.header("Vary").orElseThrow()).contains("Authorization");

        assertThat(attendee.get(MARKS, "If-None-Match", etag).status()).isEqualTo(304);

        attendee.put(OPEN + "/sessions/" + session + "/star", null).expect(200);
        assertThat(attendee.get(MARKS, "If-None-Match", etag).status()).isEqualTo(200);
    }

    @Test
    void marksNeedAnAccountAndAConferenceOneSees() {
        platform.http().anonymous().get(MARKS).expect(401);
        User stranger = platform.user("outsider");
        stranger.get("/api/v1/me/marks").expect(400);
        stranger.get("/api/v1/me/marks?conference=marks-draft").expect(404);
        stranger.get("/api/v1/me/marks?conference=no-such-conference").expect(404);
    }
}
