package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What organizers write to the people of their conference, and who may. */
class BulletinsTest {

    private static final Pattern ONE_CLICK =
            Pattern.compile("List-Unsubscribe: <[^>]*(/api/v1/unsubscribe\\?token=[\\w-]+)>");

    private static TestPlatform platform;
    private static Organization organization;
    private static User organizer;

    private String conference;
    private String session;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("writing-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** Each test has people of its own. */
    @BeforeEach
    void publish() {
        String slug = "writing-" + UUID.randomUUID().toString().substring(0, 8);
        platform.conference(organizer, "writing-org", slug, "DRAFT");
        platform.admin().post("/api/v1/conferences/" + slug + "/publish", null).expect(200);
        conference = "/api/v1/conferences/" + slug;
        session = session(new JsonObject().put("title", "Opening"));
    }

    @Test
    void everybodyWhoAttendsGetsItOnceInMailAndInbox() {
        User starring = attendee("ada *the* first");
        User noting = platform.user("ben");
        noting.post(conference + "/sessions/" + session + "/notes", new JsonObject().put("text", "mine"))
                .expect(201);
        User elsewhere = platform.user("carl");
        JsonObject written = draft().put("text", "Dear {{ person.name }}, see **you** at {{ conference.title }}.");

        String bulletin = created(written);
        assertThat(organizer.get(bulletin + "/audience").expect(200))
                .isEqualTo(new JsonObject().put("people", 2).put("mails", 2).put("inboxes", 2));
        send(bulletin, new JsonObject()).expect(200);

        JsonObject report = awaitState(bulletin, "SENT");
        assertThat(report.getJsonObject("bulletin").getInteger("people")).isEqualTo(2);
        assertThat(inbox(starring)).hasSize(1);
        assertThat(inbox(starring).get(0).getString("title")).isEqualTo("Doors open at eight");
        assertThat(plain(inbox(starring).get(0).getString("text"))).startsWith("Dear ada *the* first, see **you** at");
        assertThat(inbox(noting)).hasSize(1);
        assertThat(inbox(elsewhere)).isEmpty();
        assertThat(mails(starring)).hasSize(1);
        assertThat(mails(elsewhere)).isEmpty();
        await().untilAsserted(() -> assertThat(
                        organizer.get(bulletin).expect(200).getJsonArray("figures"))
                .isEqualTo(new JsonArray()
                        .add(new JsonObject().put("state", "SENT").put("mails", 2))));
        assertThat(organizer.get(bulletin).text())
                .doesNotContain("@", starring.id().toString());
    }

    @Test
    void theAudienceIsThatOfASessionOfATrackOrTheTeam() {
        String track = organizer
                .post(conference + "/tracks", new JsonObject().put("name", "Data"))
                .expect(201)
                .getString("id");
        String other = session(new JsonObject().put("title", "Data").put("trackId", track));
        attendee("one");
        platform.user("two")
                .put(conference + "/sessions/" + other + "/star", null)
                .expect(200);
        platform.member(organization, OrganizationRole.STAFF);
        platform.member(organization, OrganizationRole.MEMBER);

        assertThat(people(draft().put("audience", "SESSION").put("sessionId", session)))
                .isEqualTo(1);
        assertThat(people(draft().put("audience", "SESSION"))).isZero();
        assertThat(people(draft().put("audience", "SESSION")
                        .put("sessionId", UUID.randomUUID().toString())))
                .isZero();
        assertThat(people(draft().put("audience", "TRACK").put("trackId", track)))
                .isEqualTo(1);
        assertThat(people(draft())).isEqualTo(2);
        long team = platform.rows(
                        "organizations",
                        organizer.id(),
                        "select 'one' from members where organization_id = '" + organization.id()
                                + "' and role in ('OWNER', 'ORGANIZER', 'STAFF')")
                .size();
        assertThat(people(draft().put("audience", "TEAM"))).isEqualTo((int) team);
    }

    @Test
    void aTestGoesToWhoeverAsksAlone() {
        User attendee = attendee("ada");
        String bulletin = created(draft());

        organizer.post(bulletin + "/test", null).expect(202);

        await().untilAsserted(() -> assertThat(inbox(organizer, bulletin)).contains("[Test] Doors open at eight"));
        assertThat(inbox(attendee)).isEmpty();
        assertThat(state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void aPreviewIsTheMailThatWhoeverAsksWouldGet() {
        String bulletin = created(draft().put("language", "de")
                .put("text", "Hallo {{ person.name }}, <script>alert(1)</script> [Agenda]({{ agenda.link }})"));

        JsonObject preview = organizer.get(bulletin + "/preview").expect(200);

        assertThat(preview.getString("html"))
                .contains("Hallo organizer,", "&lt;script&gt;", "/agenda?conference=", "lang=\"de\"")
                .doesNotContain("<script>", "<img src=\"http");
        assertThat(preview.getString("text")).contains("Hallo organizer,", "Keine Nachrichten dieser Art mehr");
    }

    @Test
    void whatWaitsForItsMomentCanBeTakenBackAndWrittenAnew() {
        User attendee = attendee("ada");
        String bulletin = created(draft());
        JsonObject later = new JsonObject()
                .put("at", Instant.now().plus(Duration.ofDays(2)).toString());

        assertThat(send(bulletin, later).expect(200).getString("state")).isEqualTo("SCHEDULED");
        assertThat(organizer
                        .patch(bulletin, new JsonObject().put("subject", "Other"))
                        .expect(409)
                        .getString("code"))
                .isEqualTo("NOT_A_DRAFT");
        assertThat(organizer.delete(bulletin).expect(409).getString("code")).isEqualTo("NOT_A_DRAFT");
        assertThat(organizer.post(bulletin + "/stop", null).expect(200).getString("state"))
                .isEqualTo("DRAFT");

        organizer
                .patch(bulletin, new JsonObject().put("subject", "Doors open at nine"))
                .expect(200);
        send(bulletin, new JsonObject()).expect(200);
        awaitState(bulletin, "SENT");
        assertThat(inbox(attendee)).extracting(item -> item.getString("title")).containsExactly("Doors open at nine");
    }

    @Test
    void whatComesAtItsMomentIsSentThen() {
        User attendee = attendee("ada");
        String bulletin = created(draft());
        send(bulletin, new JsonObject().put("at", Instant.now().plusSeconds(2).toString()))
                .expect(200);

        assertThat(inbox(attendee)).isEmpty();
        awaitState(bulletin, "SENT");
        assertThat(inbox(attendee)).hasSize(1);
    }

    @Test
    void itIsSentOnceHoweverManySayThatItShallBe() {
        User attendee = attendee("ada");
        String bulletin = created(draft());

        List<CompletableFuture<Integer>> sends = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> send(bulletin, new JsonObject()).status()))
                .limit(4)
                .toList();

        assertThat(sends.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 409, 409, 409);
        awaitState(bulletin, "SENT");
        assertThat(inbox(attendee)).hasSize(1);
        assertThat(organizer.post(bulletin + "/stop", null).expect(409).getString("code"))
                .isEqualTo("NOT_UNDER_WAY");
    }

    @Test
    void whoEndsSuchMailsGetsNoMoreOfThem() {
        User attendee = attendee("ada");
        String first = created(draft());
        send(first, new JsonObject()).expect(200);
        String mail = platform.admin()
                .get("/api/v1/admin/messages/"
                        + await().until(() -> mails(attendee), found -> !found.isEmpty())
                                .get(0)
                                .getString("id") + "/mail")
                .text();
        Matcher link = ONE_CLICK.matcher(mail.replaceAll("=\r?\n", "").replaceAll("\r?\n[ \t]+", ""));
        assertThat(link.find()).isTrue();

        platform.http().anonymous().post(link.group(1), null).expect(200);

        String second = created(draft().put("subject", "Doors are open"));
        assertThat(organizer.get(second + "/audience").expect(200))
                .isEqualTo(new JsonObject().put("people", 1).put("mails", 0).put("inboxes", 1));
        send(second, new JsonObject()).expect(200);
        awaitState(second, "SENT");
        assertThat(inbox(attendee)).hasSize(2);
        assertThat(mails(attendee)).hasSize(1);
    }

    @Test
    void withinADayFiveAreEnough() {
        for (int i = 0; i < 5; i++) {
            send(created(draft()), new JsonObject()).expect(200);
        }
        String sixth = created(draft());

        assertThat(send(sixth, new JsonObject()).expect(409).getString("code")).isEqualTo("BULLETINS_OF_A_DAY");
        send(
                        sixth,
                        new JsonObject()
                                .put(
                                        "at",
                                        Instant.now().plus(Duration.ofDays(2)).toString()))
                .expect(200);
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                Arguments.of("subject", "Free\r\nBcc: all@example.org", "/subject", "CONTROL_CHARACTER"),
                Arguments.of("subject", "x".repeat(151), "/subject", "LENGTH"),
                Arguments.of("subject", "Hello {{ person.email }}", "/subject", "UNKNOWN_PLACEHOLDER"),
                Arguments.of("text", "{{ __proto__ }}", "/text", "UNKNOWN_PLACEHOLDER"),
                Arguments.of("text", "![x](https://example.org/seen.png)", "/text", "PICTURES"),
                Arguments.of("text", "nul \u0000", "/text", "NUL"),
                Arguments.of("language", "fr", "/language", "ONE_OF"),
                Arguments.of("audience", "EVERYBODY", "/audience", "ONE_OF"),
                Arguments.of("sessionId", UUID.randomUUID().toString(), "/sessionId", "IMPOSSIBLE"),
                Arguments.of("trackId", "x", "/trackId", "FORMAT"));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void whatCannotBeIsRefusedByNameAndChangesNothing(String member, String value, String pointer, String code) {
        String kept = created(draft());
        for (Reply reply : List.of(
                organizer.post(conference + "/bulletins", draft().put(member, value)),
                organizer.patch(kept, new JsonObject().put(member, value)))) {
            JsonObject fault = reply.expect(400).getJsonArray("errors").getJsonObject(0);
            assertThat(fault.getString("pointer")).isEqualTo(pointer);
            assertThat(fault.getString("code")).isIn(code, "TOO_LONG");
        }
        assertThat(organizer.get(kept).expect(200).getJsonObject("bulletin").getInteger("version"))
                .isEqualTo(1);
        assertThat(organizer.get(conference + "/bulletins").expect(200).getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void aPlaceholderThatDoesNotExistIsRefusedWithItsPosition() {
        JsonObject fault = organizer
                .post(conference + "/bulletins", draft().put("text", "Dear {{ name }}"))
                .expect(400)
                .getJsonArray("errors")
                .getJsonObject(0);

        assertThat(fault.getString("detail"))
                .startsWith("has “name” at character 6, which stands for nothing; there are person.name,");
    }

    @ParameterizedTest
    @CsvSource({"subject, EMPTY", "text, EMPTY", "sessionId, REQUIRED"})
    void whatIsNotCompleteIsNotSent(String missing, String code) {
        JsonObject incomplete =
                missing.equals("sessionId") ? draft().put("audience", "SESSION") : draft().put(missing, " ");
        String bulletin = created(incomplete);

        JsonObject fault = send(bulletin, new JsonObject())
                .expect(400)
                .getJsonArray("errors")
                .getJsonObject(0);

        assertThat(fault.getString("pointer")).isEqualTo("/" + missing);
        assertThat(fault.getString("code")).isEqualTo(code);
        assertThat(state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void onlyOrganizersWriteToThePeopleOfAConference() {
        String bulletin = created(draft());
        String id = bulletin.substring(bulletin.lastIndexOf('/') + 1);
        User foreign = platform.member(platform.organization("foreign-" + id.substring(30)), OrganizationRole.OWNER);
        Map<User, Integer> refused = Map.of(
                platform.member(organization, OrganizationRole.STAFF),
                403,
                platform.member(organization, OrganizationRole.MEMBER),
                403,
                foreign,
                403,
                platform.user("nobody"),
                403,
                platform.http().anonymous(),
                401);

        refused.forEach((user, status) -> {
            for (Reply reply : List.of(
                    user.get(conference + "/bulletins"),
                    user.post(conference + "/bulletins", draft()),
                    user.get(bulletin),
                    user.patch(bulletin, new JsonObject().put("subject", "Taken over")),
                    user.get(bulletin + "/preview"),
                    user.get(bulletin + "/audience"),
                    user.post(bulletin + "/test", null),
                    user.post(bulletin + "/send", new JsonObject()),
                    user.post(bulletin + "/stop", null),
                    user.delete(bulletin))) {
                assertThat(reply.status()).as(reply.text()).isEqualTo(status);
                assertThat(reply.text()).doesNotContain("Doors open");
            }
        });
        assertThat(state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void aBulletinIsThatOfItsConferenceOnly() {
        String bulletin = created(draft());
        String own = conference;
        publish();
        String through = conference + bulletin.substring(bulletin.indexOf("/bulletins"));

        assertThat(organizer.get(through).status()).isEqualTo(404);
        assertThat(send(through, new JsonObject()).status()).isEqualTo(404);
        organizer.delete(through).expect(204);
        conference = own;
        assertThat(state(bulletin)).isEqualTo("DRAFT");
    }

    @Test
    void ofTwoWhoChangeItOneHasToLookAgain() {
        String bulletin = created(draft());
        String seen = organizer.get(bulletin).header("ETag").orElseThrow();
        organizer
                .patch(bulletin, new JsonObject().put("subject", "Mine"), "If-Match", seen)
                .expect(200);

        organizer
                .patch(bulletin, new JsonObject().put("subject", "Yours"), "If-Match", seen)
                .expect(412);
        organizer.post(bulletin + "/send", new JsonObject(), "If-Match", seen).expect(412);
        assertThat(state(bulletin)).isEqualTo("DRAFT");
    }

    private static JsonObject draft() {
        return new JsonObject()
                .put("subject", "Doors open at eight")
                .put("text", "See you *soon*.")
                .put("language", "en")
                .put("audience", "ATTENDEES");
    }

    private String session(JsonObject made) {
        return organizer
                .post(conference + "/sessions", made)
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    private User attendee(String name) {
        User user = platform.user("attendee");
        user.patch("/api/v1/me", new JsonObject().put("displayName", name)).expect(200);
        user.put(conference + "/sessions/" + session + "/star", null).expect(200);
        return user;
    }

    private String created(JsonObject draft) {
        Reply reply = organizer.post(conference + "/bulletins", draft);
        reply.expect(201);
        return reply.header("Location").orElseThrow();
    }

    private static Reply send(String bulletin, JsonObject when) {
        return organizer.post(bulletin + "/send", when);
    }

    private int people(JsonObject draft) {
        return organizer.get(created(draft) + "/audience").expect(200).getInteger("people");
    }

    private static String state(String bulletin) {
        return organizer.get(bulletin).expect(200).getJsonObject("bulletin").getString("state");
    }

    private static JsonObject awaitState(String bulletin, String state) {
        await().atMost(Duration.ofSeconds(20)).until(() -> state(bulletin).equals(state));
        return organizer.get(bulletin).expect(200);
    }

    private static List<JsonObject> inbox(User user) {
        return items(user.get("/api/v1/me/inbox").expect(200)).stream()
                .filter(item -> item.getString("kind").equals("ORGANIZERS_MESSAGE"))
                .toList();
    }

    private static List<String> inbox(User user, String bulletin) {
        String conferenceId =
                organizer.get(bulletin).expect(200).getJsonObject("bulletin").getString("conferenceId");
        return inbox(user).stream()
                .filter(item -> conferenceId.equals(item.getString("conferenceId")))
                .map(item -> item.getString("title"))
                .toList();
    }

    private static List<JsonObject> mails(User user) {
        String email = user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        return items(platform.admin()
                .get("/api/v1/admin/messages?kind=ORGANIZERS_MESSAGE&state=SENT&q=" + email)
                .expect(200));
    }

    private static String plain(String markdown) {
        return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }
}
