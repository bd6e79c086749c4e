package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.runtime.Messaging;
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

/** People are told what changes on their agenda: what happens within some time together, and only what is left of it at its end. */
class AgendaChangesTest {

    private static final Duration GATHERING = Duration.ofSeconds(5);
    private static final String TEN = "2027-05-18T09:00:00Z";
    private static final String ELEVEN = "2027-05-18T10:00:00Z";

    private static TestPlatform platform;
    private static User owner;
    private static String conference;
    private static String hall;

    private User attendee;

    @BeforeAll
    static void start() {
        platform = TestPlatform.mailing(new Messaging(null, "Plenary <plenary@example.org>", GATHERING));
        owner = platform.member(platform.organization("moving"), OrganizationRole.OWNER);
        platform.conference(owner, "moving", "moving-conf", "PUBLISHED");
        conference = "/api/v1/conferences/moving-conf";
        hall = owner.post(conference + "/rooms", new JsonObject().put("name", "Douro Hall"))
                .expect(201)
                .getString("id");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void somebodyComes() {
        attendee = platform.user("attendee");
    }

    @Test
    void whatChangesWithinSomeTimeIsToldTogetherToThoseItConcerns() {
        String moved = session("Moving");
        String cancelled = session("Ending");
        String renamed = session("Old name");
        User other = platform.user("other");
        awaitQuiet();
        star(moved, cancelled, renamed);

        place(moved, ELEVEN);
        place(moved, "2027-05-18T11:30:00Z");
        owner.patch(conference + "/sessions/" + cancelled, new JsonObject().put("status", "CANCELLED"))
                .expect(200);
        owner.patch(conference + "/sessions/" + renamed, new JsonObject().put("title", "New *name*"))
                .expect(200);

        await().untilAsserted(() -> assertThat(told(attendee)).hasSize(1));
        JsonObject message = told(attendee).get(0);
        assertThat(message.getString("title"))
                .isEqualTo("Conference moving-conf: 3 sessions on your agenda have changed");
        assertThat(plain(message.getString("text")))
                .contains("Moving")
                .contains("Tue 18 May, 10:00, Douro Hall → Tue 18 May, 12:30, Douro Hall")
                .doesNotContain("11:00")
                .contains("cancelled")
                .contains("New *name*", "(was “Old name”)")
                .contains("/c/moving-conf/sessions/" + moved, "/agenda?conference=moving-conf");
        assertThat(told(other)).isEmpty();
        assertThat(mails(attendee)).containsExactly("Conference moving-conf: 3 sessions on your agenda have changed");
    }

    @Test
    void whatIsMovedAndMovedBackIsNotTold() {
        String there = session("There and back");
        String other = session("Other");
        awaitQuiet();
        star(there, other);

        place(there, ELEVEN);
        place(there, TEN);
        owner.delete(conference + "/sessions/" + other).expect(204);

        await().untilAsserted(() -> assertThat(told(attendee)).hasSize(1));
        assertThat(told(attendee).get(0).getString("text"))
                .contains("Other")
                .contains("not in the program any more")
                .doesNotContain("There and back");
    }

    @Test
    void whatComesLaterIsToldLaterAndNothingTwice() {
        String session = session("Twice");
        awaitQuiet();
        star(session);
        place(session, ELEVEN);
        await().untilAsserted(() -> assertThat(told(attendee)).hasSize(1));

        place(session, TEN);

        await().untilAsserted(() -> assertThat(told(attendee)).hasSize(2));
        assertThat(plain(told(attendee).get(0).getString("text")))
                .contains("11:00, Douro Hall → Tue 18 May, 10:00, Douro Hall");
    }

    @Test
    void ofADraftNobodyIsTold() {
        String published = conference;
        conference = "/api/v1/conferences/drafted-conf";
        platform.conference(owner, "moving", "drafted-conf", "DRAFT");
        String session = session("Early");
        owner.put(conference + "/sessions/" + session + "/star", null).expect(200);
        awaitQuiet();
        place(session, ELEVEN);
        conference = published;
        String later = session("Later");
        awaitQuiet();
        star(later);

        place(later, ELEVEN);

        await().untilAsserted(() -> assertThat(told(attendee)).hasSize(1));
        assertThat(told(owner)).isEmpty();
    }

    private void star(String... sessions) {
        for (String session : sessions) {
            attendee.put(conference + "/sessions/" + session + "/star", null).expect(200);
        }
    }

    private static String session(String title) {
        String id = UUID.randomUUID().toString();
        owner.post(conference + "/sessions", new JsonObject().put("id", id).put("title", title))
                .expect(201);
        place(id, TEN);
        return id;
    }

    /** What was told of the making of the sessions is past. */
    private static void awaitQuiet() {
        JsonObject program = owner.get(conference + "/changes?since=0").expect(200);
        String told = "select 'yes' from digests where told >= " + program.getInteger("version")
                + " and conference_id = '" + owner.get(conference).expect(200).getString("id") + "'";
        await().until(() -> !platform.rows("notifications", owner.id(), told).isEmpty());
    }

    private static void place(String session, String start) {
        JsonObject slot = new JsonObject().put("start", start).put("durationMinutes", 30);
        owner.put(
                        conference + "/sessions/" + session + "/slot",
                        conference.endsWith("moving-conf") ? slot.put("roomId", hall) : slot)
                .expect(200);
    }

    /** Whatever stands before a sign to say that it is only that. */
    private static String plain(String markdown) {
        return markdown.replaceAll("\\\\(\\p{Punct})", "$1").replace("**", "");
    }

    private static List<JsonObject> told(User user) {
        return items(user.get("/api/v1/me/inbox").expect(200)).stream()
                .filter(item -> item.getString("kind").equals("AGENDA_CHANGED"))
                .toList();
    }

    private static List<String> mails(User user) {
        String email = user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        String path = "/api/v1/admin/messages?kind=AGENDA_CHANGED&state=SENT&q=" + email;
        return await().until(
                        () -> items(platform.admin().get(path).expect(200)).stream()
                                .map(item -> item.getString("subject"))
                                .toList(),
                        found -> !found.isEmpty());
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }
}
