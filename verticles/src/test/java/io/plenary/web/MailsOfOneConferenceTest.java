package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails about one conference look like it, and end for themselves. */
class MailsOfOneConferenceTest {

    private static final String MESSAGES = "/api/v1/admin/messages?kind=CONFERENCE_STATUS&state=SENT&q=";
    private static final String PREFERENCES = "/api/v1/me/preferences";
    private static final Pattern HERE = Pattern.compile("/unsubscribe\\?conference=[\\w-]+#([\\w-]+)");

    private static TestPlatform platform;
    private static int conferences;

    private Organization organization;
    private User owner;
    private User reader;
    private String slug;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    /** Of conferences of others nobody is told there. */
    @BeforeEach
    void somebodyWorksThere() {
        organization = platform.organization("quieted-" + ++conferences);
        owner = platform.member(organization, OrganizationRole.OWNER);
        reader = platform.member(organization, OrganizationRole.STAFF);
        slug = published();
    }

    @Test
    void aLinkEndsTheMailsOfItsConferenceAndNoOthers() {
        JsonObject ended = end(mails(1).get(0)).expect(200);
        assertThat(ended)
                .isEqualTo(new JsonObject().put("kind", "CONFERENCE_STATUS").put("conferenceId", id(slug)));
        assertThat(declined())
                .containsExactly(new JsonObject()
                        .put("kind", "CONFERENCE_STATUS")
                        .put("conferenceId", id(slug))
                        .put("wanted", false));

        owner.post("/api/v1/conferences/" + slug + "/cancel", new JsonObject().put("reason", "Flood"))
                .expect(200);
        String other = published();

        await().until(() -> inbox().contains("Conference " + slug + " is cancelled"));
        assertThat(mails(2))
                .extracting(mail -> mail.getString("subject"))
                .containsExactlyInAnyOrder(
                        "Conference " + slug + " is published", "Conference " + other + " is published");
    }

    @Test
    void itsReaderWantsThemAgain() {
        String token = token(mails(1).get(0));
        assertThat(end(token).status()).isEqualTo(200);
        assertThat(end(token).status()).isEqualTo(200);
        User other = platform.user("other");
        assertThat(other.post(PREFERENCES, lifted(true)).expect(200).getJsonArray("conferences"))
                .isEmpty();
        assertThat(declined()).hasSize(1);

        assertThat(reader.post(PREFERENCES, lifted(true)).expect(200).getJsonArray("conferences"))
                .isEmpty();
        assertThat(declined()).isEmpty();
        owner.post("/api/v1/conferences/" + slug + "/cancel", new JsonObject().put("reason", "Flood"))
                .expect(200);

        assertThat(mails(2))
                .extracting(mail -> mail.getString("subject"))
                .contains("Conference " + slug + " is cancelled");
    }

    @Test
    void onlyALinkEndsThem() {
        reader.post(PREFERENCES, lifted(false)).expect(400);
        reader.post(PREFERENCES, new JsonObject().put("conferences", List.of("x")))
                .expect(400);
        platform.http().anonymous().post(PREFERENCES, lifted(true)).expect(401);

        assertThat(declined()).isEmpty();
    }

    @Test
    void withTheAccountOrTheConferenceGoesWhatWasEnded() {
        User other = platform.member(organization, OrganizationRole.STAFF);
        String kept = published();
        end(about(slug + " is", reader)).expect(200);
        end(about(kept + " is", other)).expect(200);
        assertThat(rows("user_id", reader.id())).hasSize(1);
        String purged = id(kept);

        reader.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);
        platform.admin().delete("/api/v1/conferences/" + kept + "?purge=true").expect(200);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
            assertThat(rows("user_id", reader.id())).isEmpty();
            assertThat(rows("conference_id", purged)).isEmpty();
        });
    }

    /** Links last longer than accounts, and say the same then. */
    @Test
    void aLinkOfWhoIsGoneKeepsNothingAgain() {
        String ofOne = token(mails(1).get(0));
        JsonObject ended = end(ofOne).expect(200);
        reader.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);
        await().atMost(Duration.ofMinutes(1)).until(() -> platform.rows(
                        "auth", owner.id(), "select email from users where id = '" + reader.id() + "'")
                .isEmpty());

        assertThat(end(ofOne).expect(200)).isEqualTo(ended);

        assertThat(rows("user_id", reader.id())).isEmpty();
    }

    private List<String> rows(String column, Object id) {
        return platform.rows(
                "notifications", owner.id(), "select kind from declined where " + column + " = '" + id + "'");
    }

    /** A moment later: for so long mails take what they know of a conference. */
    @Test
    void aMailShowsTheLogoThatEverybodySees() {
        JsonObject logo = new JsonObject().put("logoUrl", "https://elsewhere.example/logo.png");
        owner.patch("/api/v1/conferences/" + slug, logo).expect(200);
        JsonObject text = new JsonObject()
                .put("kind", "AGENDA_CHANGED")
                .put("language", "en")
                .put("subject", "S")
                .put("text", "T");

        await().untilAsserted(() -> assertThat(owner.post("/api/v1/conferences/" + slug + "/templates/preview", text)
                        .expect(200)
                        .getString("html"))
                .contains(
                        "/api/v1/conferences/" + slug + "/picture?size=96",
                        "No more of this kind from Conference " + slug)
                .doesNotContain("elsewhere.example"));
    }

    private JsonObject lifted(boolean wanted) {
        return new JsonObject()
                .put(
                        "conferences",
                        List.of(new JsonObject()
                                .put("kind", "CONFERENCE_STATUS")
                                .put("conferenceId", id(slug))
                                .put("wanted", wanted)));
    }

    private String published() {
        String slug = "quiet-" + ++conferences;
        platform.conference(owner, organization.slug(), slug, "PUBLISHED");
        return slug;
    }

    private String id(String slug) {
        return owner.get("/api/v1/conferences/" + slug).expect(200).getString("id");
    }

    private List<JsonObject> declined() {
        return reader.get(PREFERENCES).expect(200).getJsonArray("conferences").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** When there are as many. */
    private List<JsonObject> mails(int many) {
        return await().until(() -> mailsOf(reader), found -> found.size() == many);
    }

    private static List<JsonObject> mailsOf(User user) {
        return items(platform.admin().get(MESSAGES + emailOf(user)).expect(200));
    }

    /** @param subject how it begins */
    private static JsonObject about(String subject, User user) {
        return await().until(
                        () -> mailsOf(user).stream()
                                .filter(mail -> mail.getString("subject").startsWith("Conference " + subject))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static Reply end(JsonObject message) {
        return end(token(message));
    }

    private static Reply end(String token) {
        return platform.http().anonymous().post("/api/v1/unsubscribe?token=" + token, null);
    }

    private static String token(JsonObject message) {
        Matcher link = HERE.matcher(mail(message));
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    /** Quoted-printable breaks lines wherever it likes. */
    private static String mail(JsonObject message) {
        return platform.admin()
                .get("/api/v1/admin/messages/" + message.getString("id") + "/mail")
                .text()
                .replaceAll("=\r?\n", "")
                .replace("=3D", "=");
    }

    private List<String> inbox() {
        return items(reader.get("/api/v1/me/inbox").expect(200)).stream()
                .map(item -> item.getString("title"))
                .toList();
    }

    private static String emailOf(User user) {
        return platform.admin()
                .get("/api/v1/admin/users/" + user.id())
                .expect(200)
                .getString("email");
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }
}
