package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.List;
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
    private static Organization organization;
    private static User owner;
    private static int conferences;

    private User reader;
    private String slug;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("quieted");
        owner = platform.member(organization, OrganizationRole.OWNER);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void somebodyWorksThere() {
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
    void aMailShowsTheLogoThatEverybodySees() {
        JsonObject logo = new JsonObject().put("logoUrl", "https://elsewhere.example/logo.png");
        owner.patch("/api/v1/conferences/" + slug, logo).expect(200);
        mails(1);

        owner.post("/api/v1/conferences/" + slug + "/cancel", new JsonObject().put("reason", "Flood"))
                .expect(200);

        String mail = mail(mails(2).stream()
                .filter(one -> one.getString("subject").contains("cancelled"))
                .findFirst()
                .orElseThrow());
        assertThat(mail)
                .contains(
                        "/api/v1/conferences/" + slug + "/picture?size=96",
                        "No more of this kind from Conference " + slug)
                .doesNotContain("elsewhere.example");
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

    private static String published() {
        String slug = "quiet-" + ++conferences;
        platform.conference(owner, "quieted", slug, "PUBLISHED");
        return slug;
    }

    private static String id(String slug) {
        return owner.get("/api/v1/conferences/" + slug).expect(200).getString("id");
    }

    private List<JsonObject> declined() {
        return reader.get(PREFERENCES).expect(200).getJsonArray("conferences").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** When there are as many. */
    private List<JsonObject> mails(int many) {
        String query = MESSAGES + emailOf(reader);
        return await().until(() -> items(platform.admin().get(query).expect(200)), found -> found.size() == many);
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
