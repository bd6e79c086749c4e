package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.io.StringReader;
import java.util.List;
import net.fortuna.ical4j.data.CalendarBuilder;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A calendar that signs in nowhere follows somebody's agenda. */
class AgendaFeedTest {

    private static final String LINK = "/api/v1/me/agenda-feed";
    private static final String RIVER = "/api/v1/conferences/feed-river";
    private static final String DELTA = "/api/v1/conferences/feed-delta";
    private static final String DRAFT = "/api/v1/conferences/feed-draft";

    private static TestPlatform platform;
    private static User organizer;
    private static User calendar;

    private final User attendee = platform.user("following");

    @BeforeAll
    static void start() {
        System.setProperty("net.fortuna.ical4j.timezone.update.enabled", "false");
        platform = new TestPlatform();
        Organization organization = platform.organization("feed-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        platform.conference(organizer, organization.slug(), "feed-river", "PUBLISHED");
        platform.conference(organizer, organization.slug(), "feed-delta", "PUBLISHED");
        platform.conference(organizer, organization.slug(), "feed-draft", "DRAFT");
        calendar = platform.http().anonymous();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void aCalendarHasWhatIsStarredWhereverThatIs() throws Exception {
        String keynote = starred(attendee, RIVER, "Keynote");
        String workshop = starred(attendee, DELTA, "Workshop");
        session(RIVER, "Not for me");

        Reply reply = calendar.get(address(attendee));

        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.header("Content-Type")).contains("text/calendar;charset=UTF-8");
        assertThat(reply.header("Cache-Control")).contains("private, no-cache");
        assertThat(reply.header("Referrer-Policy")).contains("no-referrer");
        assertThat(reply.text())
                .contains("UID:" + keynote, "UID:" + workshop, "REFRESH-INTERVAL;VALUE=DURATION:PT1H")
                .doesNotContain("Not for me");
        assertThat(new CalendarBuilder()
                        .build(new StringReader(reply.text()))
                        .validate()
                        .hasErrors())
                .isFalse();
    }

    @Test
    void anEventIsTheOneOfTheWholeProgram() {
        String keynote = starred(attendee, RIVER, "Letter by letter");

        String event = event(calendar.get(address(attendee)).text(), keynote);

        assertThat(calendar.get(RIVER + "/schedule.ics").text()).contains(event);
    }

    @Test
    void whatChangesRisesInSequenceAndWhatIsCancelledStaysAndSaysSo() {
        String keynote = starred(attendee, RIVER, "Moving");
        String address = address(attendee);
        Reply before = calendar.get(address);
        String etag = before.header("ETag").orElseThrow();
        assertThat(calendar.get(address, "If-None-Match", etag).status()).isEqualTo(304);

        organizer
                .patch(RIVER + "/sessions/" + keynote, new JsonObject().put("status", "CANCELLED"))
                .expect(200);

        Reply after = calendar.get(address, "If-None-Match", etag);
        assertThat(after.status()).isEqualTo(200);
        assertThat(event(after.text(), keynote)).contains("STATUS:CANCELLED");
        assertThat(sequence(after, keynote)).isGreaterThan(sequence(before, keynote));
    }

    @Test
    void whatIsStarredNoMoreIsLeftOut() {
        String keynote = starred(attendee, RIVER, "For a while");
        String address = address(attendee);
        assertThat(calendar.get(address).text()).contains(keynote);

        attendee.delete(RIVER + "/sessions/" + keynote + "/star").expect(204);

        assertThat(calendar.get(address).text()).doesNotContain("BEGIN:VEVENT").contains("END:VCALENDAR");
    }

    @Test
    void noLinkShowsWhatNotEverybodySees() {
        String secret = starred(organizer, DRAFT, "Secret keynote");
        String known = starred(organizer, RIVER, "Known keynote");

        String text = calendar.get(address(organizer)).text();

        assertThat(text).contains(known).doesNotContain(secret, "Secret keynote");
    }

    @Test
    void aRenewedOrEndedLinkLeadsNowhereAsOneThatNeverWas() {
        String first = address(attendee);
        String second = address(attendee);
        JsonObject unknown = refusal(first + "x");
        assertThat(refusal(first)).isEqualTo(unknown);
        assertThat(calendar.get(second).status()).isEqualTo(200);

        attendee.delete(LINK).expect(204);

        assertThat(refusal(second)).isEqualTo(unknown);
        attendee.get(LINK).expect(404);
        attendee.delete(LINK).expect(204);
    }

    @Test
    void theTokenIsSaidOnceAndOnlyToWhoMadeIt() {
        Reply made = attendee.json("POST", LINK, null);
        assertThat(made.header("Cache-Control")).contains("no-store");
        String token = made.expect(201).getString("token");

        assertThat(attendee.get(LINK).text()).contains("createdAt").doesNotContain(token);
        platform.user("neighbor").get(LINK).expect(404);
    }

    @Test
    void linksAreMadeByPeopleWhoAreSignedIn() {
        for (String method : List.of("GET", "POST", "DELETE")) {
            assertThat(calendar.json(method, LINK, null).status()).as(method).isEqualTo(401);
        }
        String program = attendee.post(
                        "/api/v1/me/tokens",
                        new JsonObject().put("name", "Robot").put("scopes", List.of("notes:read", "notes:write")))
                .expect(201)
                .getString("secret");
        Reply refused = calendar.json("POST", LINK, null, "Authorization", "Bearer " + program);
        assertThat(refused.expect(403).getString("code")).isEqualTo("PERSON_REQUIRED");
    }

    @Test
    void aLinkOpensNothingElse() {
        String token = address(attendee).replaceFirst(".*=", "");

        assertThat(calendar.get("/api/v1/me/agenda?conference=feed-river", "Authorization", "Bearer " + token)
                        .status())
                .isEqualTo(401);
        calendar.get("/api/v1/me/agenda.ics").expect(400);
        calendar.get("/api/v1/me/agenda.ics?token=").expect(400);
        calendar.get("/api/v1/me/agenda.ics?token=" + "x".repeat(201)).expect(400);
        calendar.get("/api/v1/me/agenda.ics?token=" + token + "&token=" + token).expect(400);
    }

    private static String address(User user) {
        return "/api/v1/me/agenda.ics?token="
                + user.post(LINK, null).expect(201).getString("token");
    }

    private static JsonObject refusal(String address) {
        JsonObject problem = calendar.get(address).expect(404);
        problem.remove("correlationId");
        assertThat(problem.getString("code")).isEqualTo("LINK_INVALID");
        return problem;
    }

    private static String starred(User user, String conference, String title) {
        String id = session(conference, title);
        user.put(conference + "/sessions/" + id + "/star", null).expect(200);
        return id;
    }

    private static String session(String conference, String title) {
        JsonObject slot = new JsonObject().put("start", "2027-05-18T09:00:00Z").put("durationMinutes", 30);
        return organizer
                .post(
                        conference + "/sessions",
                        new JsonObject().put("title", title).put("slot", slot))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    private static int sequence(Reply reply, String id) {
        return Integer.parseInt(event(reply.text(), id).replaceFirst("(?s).*SEQUENCE:(\\d+).*", "$1"));
    }

    private static String event(String text, String id) {
        int start = text.indexOf("BEGIN:VEVENT\r\nUID:" + id);
        return text.substring(start, text.indexOf("END:VEVENT\r\n", start));
    }
}
