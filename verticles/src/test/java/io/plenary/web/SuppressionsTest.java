package io.plenary.web;

import static io.plenary.web.MailedPlatform.ADDRESS;
import static io.plenary.web.MailedPlatform.NEW_PASSWORD;
import static io.plenary.web.MailedPlatform.SUPPRESSIONS;
import static io.plenary.web.MailedPlatform.address;
import static io.plenary.web.MailedPlatform.emailOf;
import static io.plenary.web.MailedPlatform.gone;
import static io.plenary.web.MailedPlatform.idOf;
import static io.plenary.web.MailedPlatform.json;
import static io.plenary.web.MailedPlatform.mustMail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.services.notifications.ReturnedMails;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Addresses that nothing is mailed to: who learns of it, who has it lifted, and with whom it goes. */
class SuppressionsTest {

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
        user = mails.platform().user("suppressed");
        email = emailOf(user);
    }

    @Test
    void itsOwnerHasAnAddressTriedOnceADay() {
        String id = mails.mailed(email);
        assertThat(user.get(ADDRESS).expect(200)).isEqualTo(new JsonObject().put("address", email));
        mails.report(gone(id));
        assertThat(user.get(ADDRESS).expect(200).getString("cause")).isEqualTo("BOUNCED");

        assertThat(user.post(ADDRESS + "/try", null).expect(200)).isEqualTo(new JsonObject().put("address", email));
        user.post(ADDRESS + "/try", null).expect(200);

        assertThat(mails.suppressed(email)).isEmpty();
        mails.report(gone(id));
        assertThat(mails.suppressed(email)).as("what was sent before").isEmpty();
        mustMail(user);
        mails.report(gone(idOf(mails.mails(email, 2).get(1))));
        assertThat(mails.suppressed(email)).hasSize(1);
        User again = mails.platform().http().signIn(email, NEW_PASSWORD);
        assertThat(again.get(ADDRESS).expect(200).getInstant("mayTryAt")).isAfter(Instant.now());
        assertThat(again.post(ADDRESS + "/try", null).status()).isEqualTo(429);
        assertThat(mails.suppressed(email)).hasSize(1);
    }

    @Test
    void whoReadsAMailThereCanBeReachedThere() {
        String address = address("new");
        mails.signUp(address);
        MimeMessage confirmation = mails.mails(address, 1).get(0);
        mails.report(gone(idOf(confirmation)));
        assertThat(mails.suppressed(address)).hasSize(1);

        mails.confirm(confirmation);

        await().untilAsserted(() -> assertThat(mails.suppressed(address)).isEmpty());
    }

    /** It is an invitation that came back, to somebody who had no account then. */
    @Test
    void alsoWhereItWasSuppressedForSomebodyElse() {
        String address = address("invited");
        mails.report(ReturnedMails.of("postfix", invite(address), address));
        assertThat(mails.suppressed(address)).hasSize(1);

        mails.signUp(address);
        mails.confirm(mails.mails(address, 2).get(1));

        await().untilAsserted(() -> assertThat(mails.suppressed(address)).isEmpty());
    }

    /** What the mail is called by which somebody was invited. */
    private static String invite(String address) {
        String slug = "inviting-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = mails.platform().organization(slug);
        User owner = mails.platform().member(organization, OrganizationRole.OWNER);
        JsonObject invitation = new JsonObject().put("email", address).put("role", "STAFF");
        owner.post("/api/v1/organizations/" + slug + "/invitations", invitation).expect(201);
        return idOf(mails.mails(address, 1).get(0));
    }

    /** Anybody can have a mail sent to somebody's address, and another one of their own confirmed. */
    @Test
    void whoConfirmsAnAddressIsReachedAtNoOther() {
        String victim = address("victim");
        User stranger = mails.signUp(victim);
        mails.report(json(idOf(mails.mails(victim, 1).get(0)), "COMPLAINED"));
        String own = address("own");

        changeAddress(stranger, own);
        mails.confirm(mails.mails(own, 1).get(0));

        await().until(() -> emailOf(stranger).equals(own));
        await().until(() -> mails.sql(
                        "select id::text from jobs where kind = 'reachable' and id = '" + stranger.id() + "'")
                .isEmpty());
        assertThat(mails.suppressed(victim)).hasSize(1);
    }

    private static void changeAddress(User user, String address) {
        JsonObject change = new JsonObject().put("email", address).put("password", TestPlatform.PASSWORD);
        user.post("/api/v1/auth/email", change).expect(202);
    }

    /** Anybody can have an account with somebody's address, and is told nothing of it nor takes anything back. */
    @Test
    void whoHasNotConfirmedAnAddressLearnsNothingAndTakesNothingBack() {
        for (String type : new String[] {"COMPLAINED", "BOUNCED"}) {
            String address = address("victim");
            User stranger = mails.signUp(address);
            assertThat(stranger.post(ADDRESS + "/try", null).status()).isEqualTo(403);
            MimeMessage confirmation = mails.mails(address, 1).get(0);
            mails.report(json(idOf(confirmation), type).put("permanent", true));

            assertThat(stranger.get(ADDRESS).expect(200)).isEqualTo(new JsonObject().put("address", address));
            assertThat(stranger.post(ADDRESS + "/try", null).status()).isEqualTo(403);

            assertThat(mails.suppressed(address)).hasSize(1);
        }
    }

    @Test
    void anAdministratorSeesAndLiftsThem() {
        mails.report(gone(mails.mailed(email)));
        String one = SUPPRESSIONS + "/" + mails.suppressed(email).get(0).getString("id");
        assertThat(user.get(SUPPRESSIONS).status()).isEqualTo(403);
        assertThat(user.delete(one).status()).isEqualTo(403);
        assertThat(mails.stranger().get(SUPPRESSIONS).status()).isEqualTo(401);
        assertThat(mails.stranger().delete(one).status()).isEqualTo(401);
        assertThat(mails.admin()
                        .get(SUPPRESSIONS + "?cause=COMPLAINED&q=" + email)
                        .expect(200)
                        .getJsonArray("items"))
                .isEmpty();

        mails.admin().delete(one).expect(204);
        mails.admin().delete(one).expect(204);

        assertThat(mails.admin().delete(SUPPRESSIONS + "/" + UUID.randomUUID()).status())
                .isEqualTo(404);
        assertThat(mails.suppressed(email)).isEmpty();
        JsonObject bounced = mails.delivery(email, "RESET_PASSWORD", "BOUNCED");
        mails.admin()
                .post("/api/v1/admin/messages/" + bounced.getString("id") + "/deliver", null)
                .expect(200);
    }

    @Test
    void theListHasPages() {
        for (int i = 0; i < 3; i++) {
            somebodyComes();
            mails.report(gone(mails.mailed(email)));
        }

        JsonObject first = mails.admin().get(SUPPRESSIONS + "?limit=2").expect(200);
        JsonObject second = mails.admin()
                .get(SUPPRESSIONS + "?limit=2&cursor=" + first.getString("nextCursor"))
                .expect(200);

        assertThat(first.getJsonArray("items")).hasSize(2);
        assertThat(second.getJsonArray("items")).isNotEmpty();
        assertThat(first.encode())
                .doesNotContain(second.getJsonArray("items").getJsonObject(0).getString("address"));
    }

    @Test
    void itGoesWithThePerson() {
        mails.report(gone(mails.mailed(email)));
        assertThat(mails.suppressed(email)).hasSize(1);

        erase(user);

        awaitForgotten(email);
    }

    /** It was an invitation to them that came back. */
    @Test
    void theOwnAddressGoesAlsoWhereItWasSuppressedForSomebodyElse() {
        mails.report(gone(invite(email)));
        assertThat(mails.suppressed(email).get(0).getString("userId"))
                .isNotEqualTo(user.id().toString());

        erase(user);

        awaitForgotten(email);
    }

    /** They have a mail sent to somebody's address, and close the account. */
    @Test
    void nobodyElsesAddressGoesWithThem() {
        String victim = address("victim");
        mails.report(json(invite(victim), "COMPLAINED"));
        mails.report(gone(mails.mailed(email)));
        changeAddress(user, victim);
        mails.mails(victim, 2);

        erase(user);

        awaitForgotten(email);
        assertThat(mails.suppressed(victim)).hasSize(1);
    }

    private static void erase(User user) {
        user.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD))
                .expect(204);
    }

    private static void awaitForgotten(String address) {
        String kept = "select address from suppressions where address = '" + address + "'";
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(mails.sql(kept)).isEmpty());
    }
}
