package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Drafts, releases and links to drafts, as clients meet them. */
class ReleasesOperationsTest {

    private static TestPlatform platform;
    private static User owner;
    private static User organizer;
    private static User staff;
    private static User stranger;

    private String conference;
    private String session;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        var organization = platform.organization("releasers");
        owner = platform.member(organization, OrganizationRole.OWNER);
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        staff = platform.member(organization, OrganizationRole.STAFF);
        stranger = platform.http().anonymous();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** One session is public, and called otherwise in the draft. */
    @BeforeEach
    void begin() {
        String slug = "released-" + UUID.randomUUID().toString().substring(0, 8);
        platform.conference(owner, "releasers", slug, "PUBLISHED");
        conference = "/api/v1/conferences/" + slug;
        session = conference + "/sessions/"
                + organizer
                        .post(conference + "/sessions", titled("Lamps"))
                        .expect(201)
                        .getJsonObject("session")
                        .getString("id");
        owner.put(conference + "/release-mode", new JsonObject().put("mode", "BY_HAND"))
                .expect(200);
        assertThat(organizer
                        .patch(session, titled("Lanterns"))
                        .expect(200)
                        .getJsonObject("session")
                        .getString("title"))
                .isEqualTo("Lanterns");
    }

    private static JsonObject titled(String title) {
        return new JsonObject().put("title", title);
    }

    private static String title(Reply schedule) {
        return schedule.expect(200).getJsonArray("sessions").getJsonObject(0).getString("title");
    }

    @Test
    void organizersReadTheDraftWhereTheySaySo() {
        organizer
                .post(conference + "/rooms", new JsonObject().put("name", "Attic"))
                .expect(201);
        organizer
                .post(conference + "/tracks", new JsonObject().put("name", "Systems"))
                .expect(201);

        Reply draft = organizer.get(conference + "/schedule?draft=true");
        assertThat(title(draft)).isEqualTo("Lanterns");
        assertThat(draft.expect(200).getBoolean("draft")).isTrue();
        assertThat(draft.header("Cache-Control").orElseThrow()).contains("private");
        assertThat(title(organizer.get(conference + "/schedule"))).isEqualTo("Lamps");
        assertThat(organizer.get(conference + "/schedule").expect(200)).doesNotContain(Map.entry("draft", true));
        assertThat(organizer.get(session + "?draft=true").expect(200).getString("title"))
                .isEqualTo("Lanterns");
        assertThat(organizer.get(session).expect(200).getString("title")).isEqualTo("Lamps");
        assertThat(items(organizer.get(conference + "/sessions?draft=true&q=lanterns")))
                .hasSize(1);
        assertThat(items(organizer.get(conference + "/sessions?q=lanterns"))).isEmpty();
        assertThat(items(organizer.get(conference + "/rooms?draft=true"))).hasSize(1);
        assertThat(items(organizer.get(conference + "/rooms"))).isEmpty();
        assertThat(items(organizer.get(conference + "/tracks?draft=true"))).hasSize(1);
        assertThat(items(organizer.get(conference + "/days?draft=true"))).isNotEmpty();
        organizer.get(conference + "/rules?draft=true").expect(200);
        organizer.get(conference + "/conflicts?draft=true").expect(200);
    }

    private static JsonArray items(Reply reply) {
        return reply.expect(200).getJsonArray("items");
    }

    @Test
    void nobodyElseDoes() {
        User attendee = platform.user("attendee");
        for (String path : new String[] {
            "/schedule", "/sessions", "/rooms", "/tracks", "/days", "/rules", session.substring(conference.length())
        }) {
            attendee.get(conference + path + "?draft=true").expect(403);
            stranger.get(conference + path + "?draft=true").expect(401);
        }
        attendee.get(conference + "/draft").expect(403);
        attendee.get(conference + "/draft/changes").expect(403);
        for (User without : List.of(attendee, staff)) {
            without.post(conference + "/releases", new JsonObject()).expect(403);
            without.post(conference + "/releases/1/rollback", new JsonObject()).expect(403);
            without.put(conference + "/release-mode", new JsonObject().put("mode", "EVERY_CHANGE"))
                    .expect(403);
            without.get(conference + "/draft/previews").expect(403);
        }
        stranger.post(conference + "/releases", new JsonObject()).expect(401);
        assertThat(title(stranger.get(conference + "/schedule"))).isEqualTo("Lamps");
    }

    @Test
    void aReleaseIsMadeOfWhatWasSeenAndReadUnderItsNumber() {
        String before = stranger.get(conference + "/schedule").header("ETag").orElseThrow();
        Reply state = owner.get(conference + "/draft");
        JsonObject changes = owner.get(conference + "/draft/changes").expect(200);
        assertThat(state.expect(200).getJsonObject("unreleased").getJsonObject("kinds"))
                .isEqualTo(new JsonObject().put("RENAMED", 1));
        assertThat(changes.getJsonArray("items")
                        .getJsonObject(0)
                        .getJsonObject("before")
                        .getString("title"))
                .isEqualTo("Lamps");
        JsonObject note = new JsonObject().put("note", "Better **names**");
        owner.post(conference + "/releases", note, "If-Match", "\"1\"").expect(412);

        Reply made = owner.post(
                conference + "/releases", note, "If-Match", state.header("ETag").orElseThrow());

        assertThat(made.expect(201).getInteger("number")).isEqualTo(2);
        assertThat(made.header("Location")).hasValue(conference + "/releases/2");
        assertThat(title(stranger.get(conference + "/schedule"))).isEqualTo("Lanterns");
        assertThat(stranger.get(conference + "/schedule").header("ETag").orElseThrow())
                .isNotEqualTo(before);
        assertThat(title(stranger.get(conference + "/releases/1/schedule"))).isEqualTo("Lamps");
        Reply second = stranger.get(conference + "/releases/2/schedule");
        assertThat(title(second)).isEqualTo("Lanterns");
        assertThat(second.header("Cache-Control")).hasValue("public, max-age=86400, immutable");
        assertThat(stranger.get(conference + "/releases/1" + session.substring(conference.length()))
                        .expect(200)
                        .getString("title"))
                .isEqualTo("Lamps");
        assertThat(items(stranger.get(conference + "/releases/2/changes"))).hasSize(1);
        assertThat(items(stranger.get(conference + "/releases"))).hasSize(2);
        assertThat(stranger.get(conference + "/releases/2").expect(200).containsKey("releasedBy"))
                .isFalse();
        stranger.get(conference + "/releases/9/schedule").expect(404);
        assertThat(owner.post(conference + "/releases", note).expect(409).getString("code"))
                .isEqualTo("NOTHING_TO_RELEASE");
    }

    @Test
    void organizersReleaseWhatTheyWorkOnAndOnlyOwnersPublishAConference() {
        organizer.post(conference + "/releases", new JsonObject()).expect(201);
        assertThat(title(stranger.get(conference + "/schedule"))).isEqualTo("Lanterns");
        organizer.post(conference + "/releases/1/rollback", new JsonObject()).expect(201);
        assertThat(title(stranger.get(conference + "/schedule"))).isEqualTo("Lamps");
        organizer
                .put(conference + "/release-mode", new JsonObject().put("mode", "EVERY_CHANGE"))
                .expect(200);
        organizer
                .put(conference + "/release-mode", new JsonObject().put("mode", "BY_HAND"))
                .expect(200);
        JsonObject link = new JsonObject().put("label", "Speakers").put("expiresInDays", 7);
        organizer.post(conference + "/draft/previews", link).expect(201);

        organizer.post(conference + "/archive", null).expect(403);
    }

    @Test
    void goingBackIsAReleaseToo() {
        owner.post(conference + "/releases", new JsonObject()).expect(201);

        JsonObject back = owner.post(conference + "/releases/1/rollback", new JsonObject().put("note", "As it was"))
                .expect(201);

        assertThat(back.getInteger("restores")).isEqualTo(1);
        assertThat(title(stranger.get(conference + "/schedule"))).isEqualTo("Lamps");
        assertThat(title(organizer.get(conference + "/schedule?draft=true"))).isEqualTo("Lamps");
    }

    @Test
    void givingUpADraftSaysWhatBecomesOfIt() {
        JsonObject wanted = new JsonObject().put("mode", "EVERY_CHANGE");
        assertThat(owner.put(conference + "/release-mode", wanted).expect(409).getString("code"))
                .isEqualTo("UNRELEASED_CHANGES");

        owner.put(conference + "/release-mode", wanted.put("unreleased", "DISCARD"))
                .expect(200);

        assertThat(title(organizer.get(conference + "/schedule?draft=true"))).isEqualTo("Lamps");
        assertThat(owner.post(conference + "/releases", new JsonObject())
                        .expect(409)
                        .getString("code"))
                .isEqualTo("RELEASED_AT_ONCE");
    }

    @Test
    void aLinkShowsTheDraftToWhoeverHasItAndToNoSearchEngine() {
        JsonObject link = owner.post(
                        conference + "/draft/previews",
                        new JsonObject().put("label", "Speakers").put("expiresInDays", 7))
                .expect(201);
        String preview = "/api/v1/previews/" + link.getString("token");

        Reply schedule = stranger.get(preview + "/schedule");
        Reply one = stranger.get(preview + session.substring(conference.length()));

        assertThat(title(schedule)).isEqualTo("Lanterns");
        assertThat(schedule.expect(200).getBoolean("draft")).isTrue();
        assertThat(one.expect(200).getString("title")).isEqualTo("Lanterns");
        assertThat(one.expect(200).getBoolean("draft")).isTrue();
        for (Reply reply : new Reply[] {schedule, one}) {
            assertThat(reply.header("X-Robots-Tag")).hasValue("noindex");
            assertThat(reply.header("Cache-Control")).hasValue("private, no-store");
            assertThat(reply.header("Referrer-Policy")).hasValue("no-referrer");
        }
        String madeUp = link.getString("token").substring(0, 60) + "AAAA";
        assertThat(stranger.get("/api/v1/previews/" + madeUp + "/schedule")
                        .expect(404)
                        .getString("code"))
                .isEqualTo("LINK_INVALID");
        assertThat(stranger.get("/api/v1/previews/" + "A".repeat(64) + "/schedule")
                        .expect(404)
                        .getString("code"))
                .isEqualTo("LINK_INVALID");
        stranger.get("/api/v1/previews/short/schedule").expect(404);
        owner.delete(conference + "/draft/previews/" + link.getString("id")).expect(204);
        assertThat(stranger.get(preview + "/schedule").expect(404).getString("code"))
                .isEqualTo("LINK_INVALID");
    }
}
