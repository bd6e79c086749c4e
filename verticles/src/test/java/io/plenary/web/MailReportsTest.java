package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Settings;
import io.plenary.services.notifications.ReturnedMails;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of mails comes back from providers and mail servers, and addresses without a mailbox are not mailed any more. */
class MailReportsTest {

    private static final String REPORTS = "/api/v1/mail/reports";
    private static final String SUPPRESSIONS = "/api/v1/admin/suppressions";
    private static final String ADDRESS = "/api/v1/me/mail-address";
    private static final String SECRET = "a-secret-of-providers";
    private static final String HEADER = "Plenary-Report-Secret";
    private static final Pattern CONFIRMATION = Pattern.compile("/confirm-email#([\\w-]+)");

    private static GreenMail server;
    private static TestPlatform platform;
    private static User admin;

    private User user;
    private String email;

    @BeforeAll
    static void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        platform = TestPlatform.mailing(messages(SECRET));
        admin = platform.admin();
    }

    private static Settings.Messages messages(String secret) {
        return new Settings.Messages(
                URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
                "Plenary <plenary@example.org>",
                null,
                Duration.ofSeconds(2),
                Settings.Push.NONE,
                Settings.Sms.NONE,
                secret);
    }

    @AfterAll
    static void stop() {
        platform.close();
        server.stop();
    }

    @BeforeEach
    void somebodyComes() {
        user = platform.user("mailed");
        email = emailOf(user);
    }

    @Test
    void whatHasArrivedIsDelivered() {
        String id = mailed();

        assertThat(report(json(id, "DELIVERED")).status()).isEqualTo(204);

        assertThat(delivery("RESET_PASSWORD", "DELIVERED").containsKey("reason"))
                .isFalse();
        assertThat(suppressed(email)).isEmpty();
    }

    @Test
    void whatCameBackSaysWhyAndNothingMoreIsMailedThere() {
        String id = mailed();

        report(json(id, "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 nobody\r\nof that name"));

        assertThat(delivery("RESET_PASSWORD", "BOUNCED").getString("reason"))
                .isEqualTo("550 5.1.1 nobody of that name");
        JsonObject suppression = suppressed(email).get(0);
        assertThat(suppression.getString("cause")).isEqualTo("BOUNCED");
        assertThat(suppression.getString("userId")).isEqualTo(user.id().toString());
        mustMail();
        assertThat(delivery("PASSWORD_CHANGED", "FAILED").getString("reason"))
                .startsWith("Nothing is mailed to this address since ")
                .endsWith("when a mail came back: 550 5.1.1 nobody of that name");
        assertThat(mails(email)).as("the first one only").hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "exchange", "gmail"})
    void mailServersSaySoByMail(String dialect) {
        String id = mailed();

        assertThat(report(ReturnedMails.of(dialect, id, email)).status()).isEqualTo(204);

        assertThat(delivery("RESET_PASSWORD", "BOUNCED").getString("reason")).contains("5.1.1");
        assertThat(suppressed(email)).hasSize(1);
    }

    @Test
    void whatIsDelayedStaysAsItIsAndWhatIsFullIsMailedAgain() {
        String id = mailed();
        report(ReturnedMails.notice(
                id, email, "Final-Recipient: rfc822; " + email + "\nAction: delayed\nStatus: 4.4.1"));
        delivery("RESET_PASSWORD", "SENT");

        report(ReturnedMails.failed(id, email, "5.2.2", "552 5.2.2 Das Postfach ist voll"));

        assertThat(delivery("RESET_PASSWORD", "BOUNCED").getString("reason"))
                .isEqualTo("552 5.2.2 Das Postfach ist voll");
        assertThat(suppressed(email)).isEmpty();
        mustMail();
        delivery("PASSWORD_CHANGED", "SENT");
    }

    /** Whatever comes first: that it came back for good is known best, that it did for now is known least. */
    @Test
    void inWhichOrderAndHowOftenItIsSaidDoesNotMatter() {
        String id = mailed();
        JsonObject forNow = json(id, "BOUNCED").put("reason", "450 4.2.1 busy");
        JsonObject forGood = json(id, "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 nobody");

        report(json(id, "DELIVERED"));
        report(forNow);
        delivery("RESET_PASSWORD", "DELIVERED");
        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(
                        i -> CompletableFuture.supplyAsync(() -> report(forGood).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnly(204);
        report(json(id, "DELIVERED"));
        report(forNow);

        assertThat(delivery("RESET_PASSWORD", "BOUNCED").getString("reason")).isEqualTo("550 5.1.1 nobody");
        assertThat(suppressed(email)).hasSize(1);
    }

    @Test
    void whoCallsAMailSpamStillGetsWhatNobodyCanDoWithout() {
        String name = "spam-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = platform.organization(name);
        user = platform.member(organization, OrganizationRole.OWNER);
        email = emailOf(user);
        String id = mailed();

        report(ReturnedMails.complaint(id, "abuse"));

        assertThat(delivery("RESET_PASSWORD", "DELIVERED").getString("reason")).isEqualTo("Its reader calls it spam.");
        assertThat(suppressed(email).get(0).getString("cause")).isEqualTo("COMPLAINED");
        platform.conference(user, name, name + "-conf", "PUBLISHED");
        assertThat(delivery("CONFERENCE_STATUS", "FAILED").getString("reason"))
                .endsWith("when its reader called a mail spam.");
        mustMail();
        delivery("PASSWORD_CHANGED", "SENT");
    }

    @Test
    void itsOwnerHasAnAddressTriedOnceADay() {
        String id = mailed();
        assertThat(user.get(ADDRESS).expect(200)).isEqualTo(new JsonObject().put("address", email));
        report(json(id, "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 nobody"));
        assertThat(user.get(ADDRESS).expect(200).getString("cause")).isEqualTo("BOUNCED");

        assertThat(user.post(ADDRESS + "/try", null).expect(200)).isEqualTo(new JsonObject().put("address", email));
        user.post(ADDRESS + "/try", null).expect(200);

        assertThat(suppressed(email)).isEmpty();
        report(json(id, "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 nobody"));
        assertThat(suppressed(email)).as("what was sent before").isEmpty();
        mustMail();
        String second = idOf(
                await().until(() -> mails(email), mails -> mails.size() == 2).get(1));
        report(json(second, "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 still nobody"));
        assertThat(suppressed(email)).hasSize(1);
        User again = platform.http().signIn(email, NEW_PASSWORD);
        assertThat(again.get(ADDRESS).expect(200).getInstant("mayTryAt")).isAfter(Instant.now());
        assertThat(again.post(ADDRESS + "/try", null).status()).isEqualTo(429);
        assertThat(suppressed(email)).hasSize(1);
    }

    @Test
    void whoReadsAMailThereCanBeReachedThere() {
        String address = "new-" + UUID.randomUUID() + "@example.org";
        signUp(address);
        MimeMessage confirmation =
                await().until(() -> mails(address), mails -> !mails.isEmpty()).get(0);
        report(json(idOf(confirmation), "BOUNCED").put("permanent", true));
        assertThat(suppressed(address)).hasSize(1);

        Matcher token = CONFIRMATION.matcher(text(confirmation));
        assertThat(token.find()).isTrue();
        platform.http()
                .anonymous()
                .post("/api/v1/auth/confirm-email", new JsonObject().put("token", token.group(1)))
                .expect(204);

        await().untilAsserted(() -> assertThat(suppressed(address)).isEmpty());
    }

    /** Anybody can have an account with somebody's address. */
    @Test
    void whoHasNotConfirmedAnAddressTakesNoComplaintBack() {
        String address = "victim-" + UUID.randomUUID() + "@example.org";
        User stranger = signUp(address);
        MimeMessage confirmation =
                await().until(() -> mails(address), mails -> !mails.isEmpty()).get(0);
        report(json(idOf(confirmation), "COMPLAINED"));

        assertThat(stranger.post(ADDRESS + "/try", null).status()).isEqualTo(403);

        assertThat(suppressed(address)).hasSize(1);
    }

    @Test
    void anAdministratorSeesAndLiftsThem() {
        report(json(mailed(), "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 nobody"));
        String one = SUPPRESSIONS + "/" + suppressed(email).get(0).getString("id");
        assertThat(user.get(SUPPRESSIONS).status()).isEqualTo(403);
        assertThat(user.delete(one).status()).isEqualTo(403);
        assertThat(platform.http().anonymous().get(SUPPRESSIONS).status()).isEqualTo(401);
        assertThat(platform.http().anonymous().delete(one).status()).isEqualTo(401);
        assertThat(admin.get(SUPPRESSIONS + "?cause=COMPLAINED&q=" + email)
                        .expect(200)
                        .getJsonArray("items"))
                .isEmpty();

        admin.delete(one).expect(204);
        admin.delete(one).expect(204);

        assertThat(admin.delete(SUPPRESSIONS + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(suppressed(email)).isEmpty();
        JsonObject bounced = delivery("RESET_PASSWORD", "BOUNCED");
        admin.post("/api/v1/admin/messages/" + bounced.getString("id") + "/deliver", null)
                .expect(200);
    }

    @Test
    void theListHasPages() {
        for (int i = 0; i < 3; i++) {
            somebodyComes();
            report(json(mailed(), "BOUNCED").put("permanent", true));
        }

        JsonObject first = admin.get(SUPPRESSIONS + "?limit=2").expect(200);
        JsonObject second = admin.get(SUPPRESSIONS + "?limit=2&cursor=" + first.getString("nextCursor"))
                .expect(200);

        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(second.getJsonArray("items")).isNotEmpty();
        assertThat(first.encode())
                .doesNotContain(second.getJsonArray("items").getJsonObject(0).getString("address"));
    }

    @Test
    void itGoesWithThePerson() {
        report(json(mailed(), "BOUNCED").put("permanent", true));
        assertThat(suppressed(email)).hasSize(1);

        user.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);

        await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> assertThat(platform.rows(
                        "notifications", user.id(), "select address from suppressions where address = '" + email + "'"))
                .isEmpty());
    }

    @Test
    void nobodyElseReports() {
        String id = mailed();
        JsonObject forged = json(id, "BOUNCED").put("permanent", true);
        User stranger = platform.http().anonymous();
        byte[] mail = ReturnedMails.of("postfix", id, email);

        assertThat(stranger.post(REPORTS, forged).status()).isEqualTo(403);
        assertThat(stranger.post(REPORTS, forged, HEADER, SECRET + "x").status())
                .isEqualTo(403);
        assertThat(admin.post(REPORTS, forged).status()).isEqualTo(403);
        assertThat(stranger.post(REPORTS, mail, "message/rfc822").status()).isEqualTo(403);

        delivery("RESET_PASSWORD", "SENT");
        assertThat(suppressed(email)).isEmpty();
    }

    /** Whoever writes to where mails come back to, and even who knows the number of a delivery, does not know what its mail is called. */
    @Test
    void aMailThatStrangersForgeNamesNone() {
        String id = mailed();
        String number = delivery("RESET_PASSWORD", "SENT").getString("id");
        List<String> guesses = List.of(
                "<" + number + "@localhost>",
                "<" + number + "." + "a".repeat(32) + "@localhost>",
                id.replaceAll("\\.[0-9a-f]", ".x"),
                "<" + UUID.randomUUID() + id.substring(id.indexOf('.')));

        guesses.forEach(guess -> {
            assertThat(report(ReturnedMails.of("postfix", guess, email)).status())
                    .isEqualTo(204);
            assertThat(report(json(guess, "BOUNCED").put("permanent", true)).status())
                    .isEqualTo(204);
        });

        delivery("RESET_PASSWORD", "SENT");
        assertThat(suppressed(email)).isEmpty();
    }

    /** Who got a mail knows what it is called, and can end their own only. */
    @Test
    void aReportEndsNobodyElsesMail() {
        String id = mailed();
        String other = emailOf(platform.user("other"));

        report(ReturnedMails.of("postfix", id, other));
        report(json(id, "BOUNCED").put("permanent", true).put("recipient", other));

        assertThat(suppressed(other)).isEmpty();
        assertThat(suppressed(email)).isEmpty();
    }

    @Test
    void whatIsNoReportIsHeardAndWhatIsTooLargeOrElseIsRefused() {
        assertThat(report("Subject: hello\r\n\r\nI am on holiday.\r\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(204);
        assertThat(report(new byte[300 * 1024]).status()).isEqualTo(413);
        assertThat(report(new JsonObject().put("messageId", "x")).status()).isEqualTo(400);
        assertThat(report(json("x", "OPENED")).status()).isEqualTo(400);
        assertThat(report(json("x", "DELIVERED").put("more", true)).status()).isEqualTo(400);
        assertThat(report(json("x".repeat(501), "DELIVERED")).status()).isEqualTo(400);
        assertThat(platform.http()
                        .anonymous()
                        .post(REPORTS, new byte[10], "text/plain", HEADER, SECRET)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void withoutASecretNobodyReports() {
        try (TestPlatform other = TestPlatform.mailing(messages(null))) {
            JsonObject problem = other.http()
                    .anonymous()
                    .post(REPORTS, json("x", "DELIVERED"), HEADER, SECRET)
                    .expect(403);

            assertThat(problem.getString("detail")).startsWith("Reports on mails are not set up");
        }
    }

    private static final String NEW_PASSWORD = "one more long password";

    /** Somebody is mailed a link for a new password: what the mail is called. */
    private String mailed() {
        platform.http()
                .anonymous()
                .post("/api/v1/auth/password-resets", new JsonObject().put("email", email))
                .expect(202);
        delivery("RESET_PASSWORD", "SENT");
        return idOf(await().until(() -> mails(email), mails -> !mails.isEmpty()).get(0));
    }

    /** Something that nobody can do without. */
    private void mustMail() {
        user.post(
                        "/api/v1/auth/password",
                        new JsonObject()
                                .put("currentPassword", TestPlatform.PASSWORD)
                                .put("newPassword", NEW_PASSWORD))
                .expect(204);
    }

    private static User signUp(String address) {
        JsonObject signUp = new JsonObject()
                .put("email", address)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "New");
        platform.http().anonymous().post("/api/v1/auth/signup", signUp).expect(201);
        return platform.http().signIn(address, TestPlatform.PASSWORD);
    }

    private static JsonObject json(String id, String type) {
        return new JsonObject().put("messageId", id).put("type", type);
    }

    private static Reply report(JsonObject report) {
        return platform.http().anonymous().post(REPORTS, report, HEADER, SECRET);
    }

    private static Reply report(byte[] mail) {
        return platform.http().anonymous().post(REPORTS, mail, "message/rfc822", HEADER, SECRET);
    }

    private static String emailOf(User user) {
        return user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }

    private static List<JsonObject> suppressed(String address) {
        return objects(admin.get(SUPPRESSIONS + "?q=" + address).expect(200).getJsonArray("items"));
    }

    private JsonObject delivery(String kind, String state) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> objects(
                                admin.get("/api/v1/admin/messages?q=" + email + "&kind=" + kind + "&state=" + state)
                                        .expect(200)
                                        .getJsonArray("items")),
                        found -> !found.isEmpty())
                .get(0);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    private static List<MimeMessage> mails(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> to(mail).equals(Optional.of(address)))
                .toList();
    }

    private static Optional<String> to(MimeMessage mail) {
        try {
            return Optional.of(mail.getAllRecipients()[0].toString());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String idOf(MimeMessage mail) {
        try {
            return mail.getMessageID();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            return new String(mail.getRawInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("=\r\n", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
