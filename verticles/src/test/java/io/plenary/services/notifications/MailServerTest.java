package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.plenary.contracts.Caller;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.auth.PasswordReset;
import io.plenary.contracts.auth.SignUp;
import io.plenary.contracts.auth.UserAccount;
import io.plenary.runtime.Messaging;
import io.plenary.testing.TestPlatform;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Mails over SMTP, read by somebody else's programs. */
class MailServerTest {

    private static final Pattern TOKEN = Pattern.compile("/reset-password#([\\w-]+)");

    private static GreenMail server;
    private static TestPlatform platform;
    private static AuthService auth;

    @BeforeAll
    static void start() {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
        server.start();
        platform = TestPlatform.mailing(new Messaging(
                URI.create("smtp://127.0.0.1:" + server.getSmtp().getPort()),
                "Plenary <plenary@example.org>",
                Duration.ZERO));
        auth = platform.node().proxies().of(AuthService.class, AuthService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        platform.close();
        server.stop();
    }

    @Test
    void whoForgotThePasswordComesBackByALinkInAMail() throws MessagingException, IOException {
        UserAccount user = newUser("lost");
        await(auth.askForPasswordReset(Caller.ANONYMOUS, user.email()));

        String token = token(mailTo(user.email(), "Set a new password"));

        await(auth.resetPassword(Caller.ANONYMOUS, new PasswordReset(token, "another long password")));
        assertThat(platform.http().signIn(user.email(), "another long password").id())
                .isEqualTo(user.id());
        assertThat(mailTo(user.email(), "Your password has changed")).isNotNull();
    }

    /** In plain text and in HTML alike. */
    private static String token(MimeMessage mail) throws MessagingException, IOException {
        assertThat(mail.getContentType()).startsWith("multipart/alternative");
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertThat(parts.getBodyPart(0).getContentType()).startsWith("text/plain");
        Matcher token = TOKEN.matcher(parts.getBodyPart(0).getContent().toString());
        assertThat(token.find()).isTrue();
        MimeMultipart related = (MimeMultipart) parts.getBodyPart(1).getContent();
        assertThat(related.getBodyPart(0).getContentType()).startsWith("text/html");
        assertThat(related.getBodyPart(0).getContent().toString()).contains(token.group(1), "cid:logo");
        assertThat(related.getBodyPart(1).getContentType()).startsWith("image/png");
        return token.group(1);
    }

    @Test
    void mailProgramsLearnWhatTheyWantToKnow() throws MessagingException {
        UserAccount user = newUser("new");

        MimeMessage mail = mailTo(user.email(), "Confirm your e-mail address");

        assertThat(mail.getFrom()[0]).hasToString("Plenary <plenary@example.org>");
        assertThat(mail.getMessageID()).matches("<[0-9a-f-]{36}\\.[0-9a-f]{32}@localhost>");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        // Nobody can do without it.
        assertThat(mail.getHeader("List-Unsubscribe")).isNull();
    }

    private static UserAccount newUser(String name) {
        String email = name + "-" + UUID.randomUUID() + "@example.org";
        SignUp signUp = new SignUp(UUID.randomUUID(), email, TestPlatform.PASSWORD, name);
        return await(auth.signUp(Caller.ANONYMOUS, signUp));
    }

    private static MimeMessage mailTo(String address, String subject) {
        return await().until(() -> find(address, subject), Optional::isPresent).orElseThrow();
    }

    private static Optional<MimeMessage> find(String address, String subject) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(mail -> has(mail, address, subject))
                .findAny();
    }

    private static boolean has(MimeMessage mail, String address, String subject) {
        try {
            return mail.getAllRecipients()[0].toString().equals(address) && subject.equals(mail.getSubject());
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
