package io.plenary.web;

import static io.plenary.web.MailedPlatform.NEW_PASSWORD;
import static io.plenary.web.MailedPlatform.changePassword;
import static io.plenary.web.MailedPlatform.emailOf;
import static io.plenary.web.MailedPlatform.gone;
import static io.plenary.web.MailedPlatform.idOf;
import static io.plenary.web.MailedPlatform.mustMail;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.services.notifications.ReturnedMails;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What became of mails is told by mail as well, which anybody can write: it counts as far as that goes. */
class ReturnedMailsTest {

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
        user = mails.platform().user("returned");
        email = emailOf(user);
    }

    @ParameterizedTest
    @ValueSource(strings = {"postfix", "exim", "exchange", "gmail"})
    void mailServersSaySoByMail(String dialect) {
        String id = mails.mailed(email);

        assertThat(mails.report(ReturnedMails.of(dialect, id, email)).status()).isEqualTo(204);

        assertThat(mails.delivery(email, "RESET_PASSWORD", "BOUNCED").getString("reason"))
                .contains("5.1.1");
        assertThat(mails.suppressed(email)).hasSize(1);
    }

    @Test
    void whatIsDelayedStaysAsItIsAndWhatIsFullIsMailedAgain() {
        String id = mails.mailed(email);
        mails.report(ReturnedMails.notice(
                id, email, "Final-Recipient: rfc822; " + email + "\nAction: delayed\nStatus: 4.4.1"));
        mails.delivery(email, "RESET_PASSWORD", "SENT");

        mails.report(ReturnedMails.failed(id, email, "5.2.2", "552 5.2.2 Das Postfach ist voll"));

        assertThat(mails.delivery(email, "RESET_PASSWORD", "BOUNCED").getString("reason"))
                .isEqualTo("552 5.2.2 Das Postfach ist voll");
        assertThat(mails.suppressed(email)).isEmpty();
        mustMail(user);
        mails.delivery(email, "PASSWORD_CHANGED", "SENT");
    }

    @Test
    void whoCallsAMailSpamStillGetsWhatNobodyCanDoWithout() {
        String name = somebodyWorks();
        String id = mails.mailed(email);

        mails.report(ReturnedMails.complaint(id, "abuse"));

        assertThat(mails.delivery(email, "RESET_PASSWORD", "DELIVERED").getString("reason"))
                .isEqualTo("Its reader calls it spam.");
        assertThat(mails.suppressed(email).get(0).getString("cause")).isEqualTo("COMPLAINED");
        mails.platform().conference(user, name, name + "-conf", "PUBLISHED");
        assertThat(mails.delivery(email, "CONFERENCE_STATUS", "FAILED").getString("reason"))
                .endsWith("when its reader called a mail spam.");
        mustMail(user);
        mails.delivery(email, "PASSWORD_CHANGED", "SENT");
    }

    private String somebodyWorks() {
        String name = "returned-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = mails.platform().organization(name);
        user = mails.platform().member(organization, OrganizationRole.OWNER);
        email = emailOf(user);
        return name;
    }

    /** Whoever has seen a mail can write that it came back: nobody is shut out of their account by that. */
    @Test
    void whatOnlyAMailSaysKeepsNobodyFromTheirAccount() {
        String name = somebodyWorks();
        mails.report(ReturnedMails.of("postfix", mails.mailed(email), email));
        assertThat(mails.suppressed(email)).hasSize(1);

        mustMail(user);
        mails.delivery(email, "PASSWORD_CHANGED", "SENT");
        user = mails.platform().http().signIn(email, NEW_PASSWORD);
        mails.platform().conference(user, name, name + "-conf", "PUBLISHED");

        mails.delivery(email, "CONFERENCE_STATUS", "FAILED");
        assertThat(mails.suppressed(email))
                .as("it was sent, and nobody knows more")
                .hasSize(1);
    }

    @Test
    void ofEachKindOneADayIsLetThrough() {
        mails.report(ReturnedMails.of("postfix", mails.mailed(email), email));
        mustMail(user);
        mails.delivery(email, "PASSWORD_CHANGED", "SENT");

        changePassword(mails.platform().http().signIn(email, NEW_PASSWORD), NEW_PASSWORD, TestPlatform.PASSWORD);
        mails.delivery(email, "PASSWORD_CHANGED", "FAILED");

        aDayPasses();
        mustMail(mails.platform().http().signIn(email, TestPlatform.PASSWORD));
        mails.deliveries(email, "PASSWORD_CHANGED", "SENT", 2);
    }

    private void aDayPasses() {
        mails.sql("update let_through set at = at - interval '25 hours' where address = '" + email + "'");
    }

    /** A provider says so with a secret, and that is no forgery. */
    @Test
    void whatAProviderSaysAsWellEndsEverything() {
        mails.report(ReturnedMails.of("postfix", mails.mailed(email), email));
        mustMail(user);
        mails.delivery(email, "PASSWORD_CHANGED", "SENT");
        mails.report(gone(idOf(mails.mails(email, 2).get(1))));
        aDayPasses();

        changePassword(mails.platform().http().signIn(email, NEW_PASSWORD), NEW_PASSWORD, TestPlatform.PASSWORD);

        mails.delivery(email, "PASSWORD_CHANGED", "FAILED");
    }

    /** Who called mails spam is not made somebody whose mailbox is gone, which is forgotten in time. */
    @Test
    void whatOnlyAMailSaysOutweighsNoComplaint() {
        mails.report(ReturnedMails.complaint(mails.mailed(email), "abuse"));
        mustMail(user);
        String second = idOf(mails.mails(email, 2).get(1));

        mails.report(ReturnedMails.of("postfix", second, email));

        mails.delivery(email, "PASSWORD_CHANGED", "BOUNCED");
        assertThat(mails.suppressed(email).get(0).getString("cause")).isEqualTo("COMPLAINED");
    }

    /** What a mail is called stands in every answer to it, for ever. */
    @Test
    void whatAMailSaysAWeekLaterChangesNothing() {
        String id = mails.mailed(email);
        String number = mails.delivery(email, "RESET_PASSWORD", "SENT").getString("id");
        mails.sql("update deliveries set begun_at = now() - interval '8 days' where id = '" + number + "'");

        mails.report(ReturnedMails.of("postfix", id, email));
        mails.report(ReturnedMails.complaint(id, "abuse"));

        mails.delivery(email, "RESET_PASSWORD", "SENT");
        assertThat(mails.suppressed(email)).isEmpty();
        mails.report(gone(id));
        assertThat(mails.suppressed(email)).as("a provider may").hasSize(1);
    }

    /** Whoever writes to where mails come back to, and even who knows the number of a delivery, does not know what its mail is called. */
    @Test
    void aMailThatStrangersForgeNamesNone() {
        String id = mails.mailed(email);
        String number = mails.delivery(email, "RESET_PASSWORD", "SENT").getString("id");
        List<String> guesses = List.of(
                "<" + number + "@localhost>",
                "<" + number + "." + "a".repeat(32) + "@localhost>",
                id.replaceAll("\\.[0-9a-f]", ".x"),
                "<" + UUID.randomUUID() + id.substring(id.indexOf('.')));

        guesses.forEach(guess -> {
            assertThat(mails.report(ReturnedMails.of("postfix", guess, email)).status())
                    .isEqualTo(204);
            assertThat(mails.report(gone(guess)).status()).isEqualTo(204);
        });

        mails.delivery(email, "RESET_PASSWORD", "SENT");
        assertThat(mails.suppressed(email)).isEmpty();
    }

    /** Who got a mail knows what it is called, and can end their own only. */
    @Test
    void aReportEndsNobodyElsesMail() {
        String id = mails.mailed(email);
        String other = emailOf(mails.platform().user("other"));

        mails.report(ReturnedMails.of("postfix", id, other));
        mails.report(gone(id).put("recipient", other));
        mails.report(ReturnedMails.complaint(id, "abuse", other));

        assertThat(mails.suppressed(other)).isEmpty();
        assertThat(mails.suppressed(email)).isEmpty();
    }
}
