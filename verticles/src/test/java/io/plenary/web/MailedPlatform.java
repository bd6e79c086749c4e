package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plenary.runtime.Messaging;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A platform whose mails go to a server, and may come back from there. */
final class MailedPlatform implements AutoCloseable {

    static final String REPORTS = "/api/v1/mail/reports";
    static final String SUPPRESSIONS = "/api/v1/admin/suppressions";
    static final String ADDRESS = "/api/v1/me/mail-address";
    static final String SECRET = "a-secret-of-providers";
    static final String HEADER = "Plenary-Report-Secret";
    static final String NEW_PASSWORD = "one more long password";

    private static final Pattern CONFIRMATION = Pattern.compile("/confirm-email#([\\w-]+)");

    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private final TestPlatform platform;
    private final User admin;

    MailedPlatform() {
        this(SECRET);
    }

    /** @param secret of those who report, null for nobody */
    MailedPlatform(String secret) {
        server.start();
        platform = TestPlatform.mailing(new Messaging(
                URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
                "Plenary <plenary@example.org>",
                null,
                Duration.ofSeconds(2),
                Messaging.Push.NONE,
                Messaging.Sms.NONE,
                secret));
        admin = platform.admin();
    }

    TestPlatform platform() {
        return platform;
    }

    User admin() {
        return admin;
    }

    User stranger() {
        return platform.http().anonymous();
    }

    /** Somebody who has not shown that the address is theirs. */
    User signUp(String address) {
        JsonObject signUp = new JsonObject()
                .put("email", address)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "New");
        stranger().post("/api/v1/auth/signup", signUp).expect(201);
        return platform.http().signIn(address, TestPlatform.PASSWORD);
    }

    static String address(String name) {
        return name + "-" + UUID.randomUUID() + "@example.org";
    }

    static String emailOf(User user) {
        return user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }

    /** Somebody is mailed a link for a new password: what the mail is called. */
    String mailed(String email) {
        stranger()
                .post("/api/v1/auth/password-resets", new JsonObject().put("email", email))
                .expect(202);
        delivery(email, "RESET_PASSWORD", "SENT");
        return idOf(mails(email, 1).get(0));
    }

    /** Something that nobody can do without. */
    static void mustMail(User user) {
        changePassword(user, TestPlatform.PASSWORD, NEW_PASSWORD);
    }

    static void changePassword(User user, String old, String password) {
        JsonObject change = new JsonObject().put("currentPassword", old).put("newPassword", password);
        user.post("/api/v1/auth/password", change).expect(204);
    }

    /** With the link in a mail. */
    void confirm(MimeMessage confirmation) {
        Matcher token = CONFIRMATION.matcher(text(confirmation));
        assertThat(token.find()).isTrue();
        stranger()
                .post("/api/v1/auth/confirm-email", new JsonObject().put("token", token.group(1)))
                .expect(204);
    }

    static JsonObject json(String id, String type) {
        return new JsonObject().put("messageId", id).put("type", type);
    }

    /** That there is no such mailbox. */
    static JsonObject gone(String id) {
        return json(id, "BOUNCED").put("permanent", true).put("reason", "550 5.1.1 nobody");
    }

    Reply report(JsonObject report) {
        return stranger().post(REPORTS, report, HEADER, SECRET);
    }

    Reply report(byte[] mail) {
        return stranger().post(REPORTS, mail, "message/rfc822", HEADER, SECRET);
    }

    List<JsonObject> suppressed(String address) {
        return objects(admin.get(SUPPRESSIONS + "?q=" + address).expect(200).getJsonArray("items"));
    }

    /** The newest of a kind, when there is one. */
    JsonObject delivery(String email, String kind, String state) {
        return deliveries(email, kind, state, 1).get(0);
    }

    /** When there are as many. */
    List<JsonObject> deliveries(String email, String kind, String state, int many) {
        String query = "/api/v1/admin/messages?q=" + email + "&kind=" + kind + "&state=" + state;
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> objects(admin.get(query).expect(200).getJsonArray("items")),
                        found -> found.size() >= many);
    }

    /** In the database of what is mailed: that time has passed, say. */
    List<String> sql(String statement) {
        return platform.rows("notifications", admin.id(), statement);
    }

    private static List<JsonObject> objects(JsonArray array) {
        return array.stream().map(JsonObject.class::cast).toList();
    }

    /** What has arrived, when it is as much. */
    List<MimeMessage> mails(String address, int many) {
        return await().until(() -> mails(address), mails -> mails.size() >= many);
    }

    List<MimeMessage> mails(String address) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> to(mail).equals(address))
                .toList();
    }

    private static String to(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    static String idOf(MimeMessage mail) {
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

    @Override
    public void close() {
        platform.close();
        server.stop();
    }
}
