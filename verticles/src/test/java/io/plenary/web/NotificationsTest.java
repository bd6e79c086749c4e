package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.notifications.MessageKind;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What people are told of what happened, as they and administrators see it; mail goes into a folder. */
class NotificationsTest {

    private static final String MESSAGES = "/api/v1/admin/messages";
    private static final String INBOX = "/api/v1/me/inbox";
    private static final String PREFERENCES = "/api/v1/me/preferences";
    private static final Pattern RESET = Pattern.compile("reset-password#([\\w-]+)");
    private static final Pattern ONE_CLICK =
            Pattern.compile("List-Unsubscribe: <[^>]*(/api/v1/unsubscribe\\?token=[\\w-]+)>");

    private static TestPlatform platform;
    private static Organization organization;
    private static User admin;
    private static User owner;
    private static User colleague;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        admin = platform.admin();
        organization = platform.organization("told-org");
        owner = platform.member(organization, OrganizationRole.OWNER);
        colleague = platform.member(organization, OrganizationRole.STAFF);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whoForgotThePasswordIsMailedALink() {
        User user = platform.user("forgetful");
        String email = user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        Reply known = askForReset(email);
        Reply unknown = askForReset("nobody-" + UUID.randomUUID() + "@example.org");
        assertThat(known.status()).isEqualTo(unknown.status()).isEqualTo(202);
        assertThat(known.text()).isEqualTo(unknown.text()).isEmpty();

        String mail = mail(message(email, MessageKind.RESET_PASSWORD));

        Matcher token = RESET.matcher(unfolded(mail));
        assertThat(token.find()).isTrue();
        platform.http()
                .anonymous()
                .post(
                        "/api/v1/auth/reset-password",
                        new JsonObject().put("token", token.group(1)).put("newPassword", "one more long password"))
                .expect(204);
        assertThat(platform.http().signIn(email, "one more long password").id()).isEqualTo(user.id());
    }

    @Test
    void theTeamIsToldOfAConferenceInMailAndInbox() {
        JsonObject conference = platform.conference(owner, "told-org", "told-conf", "PUBLISHED");

        JsonObject ready = inInbox(owner, MessageKind.CONFERENCE_READY);
        assertThat(ready.getString("title")).isEqualTo("Conference told-conf is ready");
        assertThat(ready.getString("conferenceId")).isEqualTo(conference.getString("id"));
        JsonObject published = inInbox(colleague, MessageKind.CONFERENCE_STATUS);
        assertThat(published.getString("title")).isEqualTo("Conference told-conf is published");
        assertThat(published.getString("text")).contains("told").contains("Everybody can see it now.");
        assertThat(titles(platform.user("stranger"))).isEmpty();
        String mail = mail(message(emailOf(colleague), MessageKind.CONFERENCE_STATUS));
        assertThat(mail)
                .contains(
                        "Subject: Conference told-conf is published",
                        "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
    }

    @Test
    void aMessageIsReadAndPutAwayByItsReaderOnly() {
        User reader = platform.user("reader");
        changePassword(reader);
        User again = platform.http().signIn(emailOf(reader), "one more long password");
        String id = inInbox(again, MessageKind.PASSWORD_CHANGED).getString("id");
        assertThat(unread(again)).isPositive();

        platform.user("other")
                .post(INBOX + "/marks", mark(id).put("read", true))
                .expect(200);
        assertThat(inInbox(again, MessageKind.PASSWORD_CHANGED).getString("readAt"))
                .isNull();

        again.post(INBOX + "/marks", mark(id).put("read", true)).expect(200);
        assertThat(inInbox(again, MessageKind.PASSWORD_CHANGED).getString("readAt"))
                .isNotNull();
        again.post(INBOX + "/marks", new JsonObject().put("archived", true)).expect(200);
        assertThat(titles(again)).isEmpty();
        assertThat(unread(again)).isZero();
        assertThat(items(again.get(INBOX + "?archived=true").expect(200)))
                .anyMatch(item -> item.getString("id").equals(id));
        again.post(INBOX + "/marks", mark(id).put("archived", false).put("read", false))
                .expect(200);
        assertThat(unread(again)).isOne();
    }

    @Test
    void messagesAreInTheLanguageOfTheReadersProfile() {
        User reader = platform.user("leserin");
        reader.patch("/api/v1/me", new JsonObject().put("locale", "de-CH")).expect(200);
        changePassword(reader);

        User again = platform.http().signIn(emailOf(reader), "one more long password");

        assertThat(inInbox(again, MessageKind.PASSWORD_CHANGED).getString("title"))
                .isEqualTo("Ihr Passwort wurde geändert");
    }

    /** They have no profile yet. */
    @Test
    void whoSignsUpIsAskedToConfirmInTheLanguageOfThePage() {
        String email = "nadine-" + UUID.randomUUID() + "@example.org";
        JsonObject signUp = new JsonObject()
                .put("email", email)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Nadine");
        String path = "/api/v1/auth/signup";

        platform.http()
                .anonymous()
                .post(path, signUp.copy().put("locale", "klingon!"))
                .expect(400);
        platform.http()
                .anonymous()
                .post(path, signUp.copy().put("locale", "de-AT"))
                .expect(201);

        assertThat(message(email, MessageKind.CONFIRM_EMAIL).getString("subject"))
                .isEqualTo("Bestätigen Sie Ihre E-Mail-Adresse");
    }

    @Test
    void whatSomebodyDoesNotWantIsNotSent() {
        Organization quiet = platform.organization("quiet-org");
        User maker = platform.member(quiet, OrganizationRole.OWNER);
        User silent = platform.member(quiet, OrganizationRole.STAFF);
        silent.post(PREFERENCES, preference("CONFERENCE_STATUS", "EMAIL", false))
                .expect(200);
        silent.post(PREFERENCES, preference("CONFERENCE_STATUS", "INBOX", false))
                .expect(200);

        platform.conference(maker, "quiet-org", "quiet-conf", "PUBLISHED");

        inInbox(maker, MessageKind.CONFERENCE_STATUS);
        assertThat(titles(silent)).isEmpty();
        assertThat(find(emailOf(silent), MessageKind.CONFERENCE_STATUS)).isEmpty();
    }

    /** As the programs of large providers do it: without cookies, and with nothing but the address in the mail. */
    @ParameterizedTest
    @CsvSource({
        "application/x-www-form-urlencoded, List-Unsubscribe=One-Click",
        "multipart/form-data; boundary=x, --x",
        ", "
    })
    void mailsOfAKindEndWithTheLinkInOneOfThem(String contentType, String body) {
        Organization org =
                platform.organization("loud-" + UUID.randomUUID().toString().substring(0, 8));
        User maker = platform.member(org, OrganizationRole.OWNER);
        User reader = platform.member(org, OrganizationRole.STAFF);
        platform.conference(maker, org.slug(), org.slug() + "-conf", "PUBLISHED");
        Matcher link = ONE_CLICK.matcher(unfolded(mail(message(emailOf(reader), MessageKind.CONFERENCE_STATUS))));
        assertThat(link.find()).isTrue();

        User program = platform.http().anonymous();
        Reply ended = contentType == null
                ? program.post(link.group(1), null)
                : program.post(link.group(1), body.getBytes(StandardCharsets.UTF_8), contentType);

        assertThat(ended.expect(200)).isEqualTo(new JsonObject().put("kind", "CONFERENCE_STATUS"));
        assertThat(wanted(reader))
                .contains("CONFERENCE_READY EMAIL", "CONFERENCE_STATUS INBOX")
                .doesNotContain("CONFERENCE_STATUS EMAIL");
        assertThat(wanted(maker)).contains("CONFERENCE_STATUS EMAIL");
    }

    @Test
    void aLinkThatNobodyMadeEndsNothing() {
        for (String token : List.of("x", "AAAA", UUID.randomUUID().toString())) {
            assertThat(platform.http()
                            .anonymous()
                            .post("/api/v1/unsubscribe?token=" + token, null)
                            .status())
                    .isEqualTo(404);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "RESET_PASSWORD, EMAIL, MUST_BE_TOLD",
        "NEW_DEVICE, INBOX, MUST_BE_TOLD",
        "CONFIRM_EMAIL, INBOX, UNKNOWN_CHANNEL"
    })
    void whatMustBeToldCannotBeSwitchedOff(String kind, String channel, String fault) {
        User user = platform.user("careless");

        JsonObject problem =
                user.post(PREFERENCES, preference(kind, channel, false)).expect(400);

        assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("code"))
                .isEqualTo(fault);
        assertThat(wanted(user)).contains("RESET_PASSWORD EMAIL", "NEW_DEVICE INBOX");
    }

    @Test
    void onlyAdministratorsSeeTheMailsOfOthers() {
        askForReset(emailOf(owner));
        String id = message(emailOf(owner), MessageKind.RESET_PASSWORD).getString("id");

        for (User user : List.of(owner, colleague)) {
            assertThat(user.get(MESSAGES).status()).isEqualTo(403);
            assertThat(user.get(MESSAGES + "/" + id + "/mail").status()).isEqualTo(403);
            assertThat(user.post(MESSAGES + "/" + id + "/deliver", null).status())
                    .isEqualTo(403);
        }
        assertThat(platform.http().anonymous().get(MESSAGES).status()).isEqualTo(401);
        assertThat(admin.get(MESSAGES + "/" + UUID.randomUUID() + "/mail").status())
                .isEqualTo(404);
        assertThat(admin.post(MESSAGES + "/" + id + "/deliver", null)
                        .expect(409)
                        .getString("code"))
                .isEqualTo("NOT_FAILED");
    }

    private static Reply askForReset(String email) {
        return platform.http().anonymous().post("/api/v1/auth/password-resets", new JsonObject().put("email", email));
    }

    private static void changePassword(User user) {
        user.post(
                        "/api/v1/auth/password",
                        new JsonObject()
                                .put("currentPassword", TestPlatform.PASSWORD)
                                .put("newPassword", "one more long password"))
                .expect(204);
    }

    private static String emailOf(User user) {
        return admin.get("/api/v1/admin/users/" + user.id()).expect(200).getString("email");
    }

    private static JsonObject message(String email, MessageKind kind) {
        return await().until(() -> find(email, kind), Optional::isPresent).orElseThrow();
    }

    private static Optional<JsonObject> find(String email, MessageKind kind) {
        return items(admin.get(MESSAGES + "?state=SENT&kind=" + kind + "&q=" + email)
                        .expect(200))
                .stream()
                .findFirst();
    }

    private static String mail(JsonObject message) {
        return admin.get(MESSAGES + "/" + message.getString("id") + "/mail").text();
    }

    /** Quoted-printable and long headers break lines wherever they like. */
    private static String unfolded(String mail) {
        return mail.replaceAll("=\r?\n", "").replaceAll("\r?\n[ \t]+", "").replace("=3D", "=");
    }

    private static JsonObject inInbox(User user, MessageKind kind) {
        return await().until(
                        () -> items(user.get(INBOX).expect(200)).stream()
                                .filter(item -> item.getString("kind").equals(kind.name()))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static List<String> titles(User user) {
        return items(user.get(INBOX).expect(200)).stream()
                .map(item -> item.getString("title"))
                .toList();
    }

    private static int unread(User user) {
        return user.get(INBOX + "/unread").expect(200).getInteger("unread");
    }

    private static JsonObject mark(String id) {
        return new JsonObject().put("ids", new JsonArray().add(id));
    }

    private static JsonObject preference(String kind, String channel, boolean wanted) {
        JsonObject one =
                new JsonObject().put("kind", kind).put("channel", channel).put("wanted", wanted);
        return new JsonObject().put("items", new JsonArray().add(one));
    }

    private static List<String> wanted(User user) {
        return items(user.get(PREFERENCES).expect(200)).stream()
                .filter(one -> one.getBoolean("wanted"))
                .map(one -> one.getString("kind") + " " + one.getString("channel"))
                .toList();
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }
}
