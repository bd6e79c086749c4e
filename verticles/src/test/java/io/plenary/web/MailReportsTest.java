package io.plenary.web;

import static io.plenary.web.MailedPlatform.HEADER;
import static io.plenary.web.MailedPlatform.REPORTS;
import static io.plenary.web.MailedPlatform.SECRET;
import static io.plenary.web.MailedPlatform.emailOf;
import static io.plenary.web.MailedPlatform.gone;
import static io.plenary.web.MailedPlatform.json;
import static io.plenary.web.MailedPlatform.mustMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.services.notifications.ReturnedMails;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of mails is told by providers, and by whoever knows the secret. */
class MailReportsTest {

    private static MailedPlatform mails;

    private User user;
    private String email;

    @BeforeAll
    static void start() {
        mails = new MailedPlatform();
    }

    @AfterAll
    static void stop() {
        mails.close();
    }

    @BeforeEach
    void somebodyComes() {
        user = mails.platform().user("mailed");
        email = emailOf(user);
    }

    @Test
    void whatHasArrivedIsDelivered() {
        String id = mails.mailed(email);

        assertThat(mails.report(json(id, "DELIVERED")).status()).isEqualTo(204);

        assertThat(mails.delivery(email, "RESET_PASSWORD", "DELIVERED").containsKey("reason"))
                .isFalse();
        assertThat(mails.suppressed(email)).isEmpty();
    }

    @Test
    void whatCameBackSaysWhyAndNothingMoreIsMailedThere() {
        String id = mails.mailed(email);

        mails.report(gone(id).put("reason", "550 5.1.1 nobody\r\nof that name"));

        assertThat(mails.delivery(email, "RESET_PASSWORD", "BOUNCED").getString("reason"))
                .isEqualTo("550 5.1.1 nobody of that name");
        JsonObject suppression = mails.suppressed(email).get(0);
        assertThat(suppression.getString("cause")).isEqualTo("BOUNCED");
        assertThat(suppression.getString("userId")).isEqualTo(user.id().toString());
        mustMail(user);
        assertThat(mails.delivery(email, "PASSWORD_CHANGED", "FAILED").getString("reason"))
                .startsWith("Nothing is mailed to this address since ")
                .endsWith("when a mail came back: 550 5.1.1 nobody of that name");
        assertThat(mails.mails(email)).as("the first one only").hasSize(1);
    }

    /** Whatever comes first: that it came back for good is known best, that it did for now is known least. */
    @Test
    void inWhichOrderAndHowOftenItIsSaidDoesNotMatter() {
        String id = mails.mailed(email);
        JsonObject forNow = json(id, "BOUNCED").put("reason", "450 4.2.1 busy");

        mails.report(json(id, "DELIVERED"));
        mails.report(forNow);
        mails.delivery(email, "RESET_PASSWORD", "DELIVERED");
        List<Integer> statuses = IntStream.range(0, 6)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> mails.report(gone(id)).status()))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(statuses).containsOnly(204);
        mails.report(json(id, "DELIVERED"));
        mails.report(forNow);

        assertThat(mails.delivery(email, "RESET_PASSWORD", "BOUNCED").getString("reason"))
                .isEqualTo("550 5.1.1 nobody");
        assertThat(mails.suppressed(email)).hasSize(1);
    }

    /** Of whom it is said counts, also by who knows the secret. */
    @ParameterizedTest
    @ValueSource(strings = {"DELIVERED", "COMPLAINED"})
    void whatSomebodyElseDoesWithAMailIsNotItsReaders(String type) {
        String id = mails.mailed(email);

        assertThat(mails.report(json(id, type).put("recipient", "archive@example.com"))
                        .status())
                .isEqualTo(204);

        mails.delivery(email, "RESET_PASSWORD", "SENT");
        assertThat(mails.suppressed(email)).isEmpty();
        mails.report(json(id, type).put("recipient", email.toUpperCase(Locale.ROOT)));
        mails.delivery(email, "RESET_PASSWORD", "DELIVERED");
    }

    @Test
    void nobodyElseReports() {
        String id = mails.mailed(email);
        User stranger = mails.stranger();
        byte[] mail = ReturnedMails.of("postfix", id, email);

        assertThat(stranger.post(REPORTS, gone(id)).status()).isEqualTo(403);
        assertThat(stranger.post(REPORTS, gone(id), HEADER, SECRET + "x").status())
                .isEqualTo(403);
        assertThat(mails.admin().post(REPORTS, gone(id)).status()).isEqualTo(403);
        assertThat(stranger.post(REPORTS, mail, "message/rfc822").status()).isEqualTo(403);

        mails.delivery(email, "RESET_PASSWORD", "SENT");
        assertThat(mails.suppressed(email)).isEmpty();
    }

    /** Neither its type nor its size nor what is wrong with it is looked at. */
    @Test
    void nothingIsReadOfWhoeverDoesNotKnowTheSecret() {
        User stranger = mails.stranger();

        assertThat(stranger.post(REPORTS, new byte[10], "text/plain", HEADER, "a-guess")
                        .status())
                .isEqualTo(403);
        assertThat(stranger.post(REPORTS, new byte[300 * 1024], "message/rfc822", HEADER, "a-guess")
                        .status())
                .isEqualTo(403);
        assertThat(stranger.post(REPORTS, json("x", "OPENED"), HEADER, "x".repeat(300))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNoReportIsHeardAndWhatIsTooLargeOrElseIsRefused() {
        assertThat(mails.report("Subject: hello\r\n\r\nI am on holiday.\r\n".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(204);
        assertThat(mails.report(new byte[300 * 1024]).status()).isEqualTo(413);
        assertThat(mails.report(new JsonObject().put("messageId", "x")).status())
                .isEqualTo(400);
        assertThat(mails.report(json("x", "OPENED")).status()).isEqualTo(400);
        assertThat(mails.report(json("x", "DELIVERED").put("more", true)).status())
                .isEqualTo(400);
        assertThat(mails.report(json("x".repeat(501), "DELIVERED")).status()).isEqualTo(400);
        assertThat(mails.stranger()
                        .post(REPORTS, new byte[10], "text/plain", HEADER, SECRET)
                        .status())
                .isEqualTo(415);
    }

    @Test
    void withoutASecretNobodyReports() {
        try (MailedPlatform other = new MailedPlatform(null)) {
            JsonObject problem = other.report(json("x", "DELIVERED")).expect(403);

            assertThat(problem.getString("detail")).startsWith("Reports on mails are not set up");
        }
    }
}
