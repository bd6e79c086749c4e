package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestPlatform;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Owners invite by mail; whoever has the link joins, once. Mail goes into a folder. */
class InvitationsTest {

    private static final String ORG = "/api/v1/organizations/guest-org";
    private static final String INVITATIONS = ORG + "/invitations";
    private static final String MESSAGES = "/api/v1/admin/messages";
    private static final Pattern LINK = Pattern.compile("/invitation#([\\w-]+)");

    private static TestPlatform platform;
    private static Organization organization;
    private static User owner;
    private static User admin;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        admin = platform.admin();
        organization = platform.organization("guest-org");
        owner = platform.member(organization, OrganizationRole.OWNER);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    private static JsonObject invitation(String email) {
        return new JsonObject().put("email", email).put("role", "STAFF");
    }

    private static String invite(String email) {
        return owner.post(INVITATIONS, invitation(email)).expect(201).getString("id");
    }

    private static String emailOf(User user) {
        return user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }

    private static Reply accept(User user, String token) {
        return user.post("/api/v1/invitations/accept", new JsonObject().put("token", token));
    }

    private static Reply check(String token) {
        return platform.http().anonymous().post("/api/v1/invitations/check", new JsonObject().put("token", token));
    }

    /** Of the newest mail to an address, when there are as many. */
    private static String token(String email, int mails) {
        String query = MESSAGES + "?kind=INVITATION&state=SENT&q=" + email;
        await().until(() -> items(admin.get(query)).size() == mails);
        String id = items(admin.get(query)).getJsonObject(0).getString("id");
        String mail = admin.get(MESSAGES + "/" + id + "/mail").text();
        Matcher link = LINK.matcher(mail.replaceAll("=\r?\n", ""));
        assertThat(link.find()).as(mail).isTrue();
        return link.group(1);
    }

    private static JsonArray items(Reply reply) {
        return reply.expect(200).getJsonArray("items");
    }

    private static JsonObject listed(String id) {
        return items(owner.get(INVITATIONS)).stream()
                .map(JsonObject.class::cast)
                .filter(each -> each.getString("id").equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** That of a stranger nobody knows. */
    @Test
    void anInvitationIsInTheLanguageOfWhoInvites() {
        User german = platform.member(organization, OrganizationRole.OWNER);
        german.patch("/api/v1/me", new JsonObject().put("locale", "de-AT")).expect(200);
        String email = address();

        german.post(INVITATIONS, invitation(email)).expect(201);

        token(email, 1);
        String query = MESSAGES + "?kind=INVITATION&state=SENT&q=";
        assertThat(items(admin.get(query + email)).getJsonObject(0).getString("subject"))
                .startsWith("Einladung zu einer Organisation");
        String other = address();
        invite(other);
        token(other, 1);
        assertThat(items(admin.get(query + other)).getJsonObject(0).getString("subject"))
                .startsWith("You are invited");
    }

    /** Or whoever accepts while owners change who is one would slip through between two of their looks. */
    @Test
    void whoAcceptsWaitsForWhoeverChangesTheMembers() {
        User ada = platform.user("ada");
        invite(emailOf(ada));
        String token = token(emailOf(ada), 1);
        Promise<Void> locked = Promise.promise();
        Promise<Void> released = Promise.promise();
        Future<Void> changing = holding(locked, released.future());
        TestNode.await(locked.future());

        CompletableFuture<Reply> accepted = CompletableFuture.supplyAsync(() -> accept(ada, token));
        await().until(() -> waiting() == 1);
        released.complete();

        accepted.join().expect(200);
        TestNode.await(changing);
    }

    private static Future<Void> holding(Promise<Void> locked, Future<Void> released) {
        String lock = "select from organizations where id = '" + organization.id() + "' for update";
        return platform.node()
                .databases()
                .open("organizations")
                .compose(database -> database.write(
                        Caller.SYSTEM, tx -> tx.sql().query(lock).execute().compose(held -> {
                            locked.complete();
                            return released;
                        })));
    }

    private static int waiting() {
        String waiting =
                """
                select pid::text from pg_stat_activity
                where wait_event_type = 'Lock' and datname = current_database() and query like '%organizations%'
                """;
        return platform.rows("organizations", null, waiting).size();
    }

    @Test
    void whoIsInvitedJoinsOnceWithTheRoleAndTheTeam() {
        User ada = platform.user("ada");
        JsonObject team = new JsonObject()
                .put("name", "Guests")
                .put("rights", new JsonArray().add("audit.read"))
                .put("everywhere", true);
        String teamId = owner.post(ORG + "/teams", team).expect(201).getString("id");
        String id = owner.post(INVITATIONS, invitation(emailOf(ada)).put("teamId", teamId))
                .expect(201)
                .getString("id");
        String token = token(emailOf(ada), 1);

        JsonObject offer = check(token).expect(200);
        assertThat(offer.getString("organization")).isEqualTo("guest-org");
        assertThat(offer.getString("team")).isEqualTo("Guests");
        assertThat(offer.containsKey("token")).isFalse();
        ada.get(ORG).expect(404);

        assertThat(accept(ada, token).expect(200).getString("role")).isEqualTo("STAFF");

        ada.get(ORG + "/audit").expect(200);
        assertThat(listed(id).getString("state")).isEqualTo("ACCEPTED");
        assertThat(listed(id).getBoolean("otherAddress")).isFalse();
        assertThat(accept(platform.user("late"), token).expect(404).getString("code"))
                .isEqualTo("LINK_INVALID");
        check(token).expect(404);
    }

    @Test
    void anotherAddressNeedsConsentWhichTheOwnersSee() {
        String invited = address();
        String id = invite(invited);
        String token = token(invited, 1);
        User ben = platform.user("ben");

        assertThat(accept(ben, token).expect(409).getString("code")).isEqualTo("OTHER_ADDRESS");
        ben.get(ORG).expect(404);
        ben.post(
                        "/api/v1/invitations/accept",
                        new JsonObject().put("token", token).put("otherAddress", true))
                .expect(200);

        ben.get(ORG).expect(200);
        assertThat(listed(id).getBoolean("otherAddress")).isTrue();
        assertThat(listed(id).getString("acceptedBy")).isEqualTo(ben.id().toString());
    }

    @Test
    void aRevokedInvitationOpensNothing() {
        String invited = address();
        String id = invite(invited);
        String token = token(invited, 1);

        owner.delete(INVITATIONS + "/" + id).expect(204);
        owner.delete(INVITATIONS + "/" + id).expect(204);

        check(token).expect(404);
        accept(platform.user("cleo"), token).expect(404);
    }

    @Test
    void anInvitationIsNotSentAgainWithinMinutesNorTwiceToOneAddress() {
        String invited = address();
        String id = invite(invited);

        owner.post(INVITATIONS + "/" + id + "/resend", null).expect(429);
        assertThat(owner.post(INVITATIONS, invitation(invited.toUpperCase(Locale.ROOT)))
                        .expect(409)
                        .getString("code"))
                .isEqualTo("ALREADY_INVITED");
    }

    @Test
    void whoHasAnAccountIsInvitedLikeWhoHasNone() {
        JsonObject known = owner.post(INVITATIONS, invitation(emailOf(platform.user("dora"))))
                .expect(201);
        JsonObject unknown = owner.post(INVITATIONS, invitation(address())).expect(201);

        assertThat(known.fieldNames()).isEqualTo(unknown.fieldNames());
        assertThat(known.getString("state")).isEqualTo(unknown.getString("state"));
    }

    @Test
    void ofManyWhoAcceptAtOnceOneJoins() {
        String invited = address();
        invite(invited);
        String token = token(invited, 1);
        JsonObject consent = new JsonObject().put("token", token).put("otherAddress", true);
        List<User> users =
                IntStream.range(0, 4).mapToObj(i -> platform.user("rush")).toList();

        List<CompletableFuture<Integer>> replies = users.stream()
                .map(user -> CompletableFuture.supplyAsync(
                        () -> user.post("/api/v1/invitations/accept", consent).status()))
                .toList();

        assertThat(replies.stream().map(CompletableFuture::join)).containsExactlyInAnyOrder(200, 404, 404, 404);
    }

    @Test
    void nobodyLosesAHigherRoleByAccepting() {
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        invite(emailOf(organizer));

        assertThat(accept(organizer, token(emailOf(organizer), 1)).expect(200).getString("role"))
                .isEqualTo("ORGANIZER");
    }

    /** An account may have somebody else's address until it is confirmed. */
    @Test
    void aRoleThatWaitsForAnAddressIsNotHadByAnotherOne() {
        String squatted = address();
        JsonObject account = new JsonObject()
                .put("email", squatted)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Squatter");
        platform.http().anonymous().post("/api/v1/auth/signup", account).expect(201);
        User squatter = platform.http().signIn(squatted, TestPlatform.PASSWORD);
        JsonObject member = new JsonObject().put("email", squatted).put("role", "OWNER");
        assertThat(owner.post(ORG + "/members", member).expect(200).getBoolean("pending"))
                .isTrue();
        String own = address();
        invite(own);
        JsonObject consent = new JsonObject().put("token", token(own, 1)).put("otherAddress", true);

        assertThat(squatter.post("/api/v1/invitations/accept", consent).status())
                .isEqualTo(403);

        assertThat(squatter.get(ORG + "/members").status()).isEqualTo(404);
    }

    @Test
    void whoIsNoOwnerAnyMoreDoesNotComeBackByAnInvitation() {
        User former = platform.member(organization, OrganizationRole.OWNER);
        String other = address();
        former.post(INVITATIONS, invitation(other).put("role", "OWNER")).expect(201);
        String token = token(other, 1);
        owner.delete(ORG + "/members/" + former.id()).expect(204);

        JsonObject consent = new JsonObject().put("token", token).put("otherAddress", true);

        assertThat(former.post("/api/v1/invitations/accept", consent).status()).isEqualTo(404);
    }

    @Test
    void invitationsAreTheOwnersAlone() {
        String id = invite(address());
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        User stranger = platform.user("stranger");

        organizer.get(INVITATIONS).expect(403);
        organizer.post(INVITATIONS, invitation(address())).expect(403);
        organizer.delete(INVITATIONS + "/" + id).expect(403);
        stranger.get(INVITATIONS).expect(404);
        stranger.post(INVITATIONS, invitation(address())).expect(404);
        stranger.delete(INVITATIONS + "/" + id).expect(404);
        platform.http().anonymous().get(INVITATIONS).expect(401);
        accept(platform.http().anonymous(), "token").expect(401);
        assertThat(listed(id).getString("state")).isEqualTo("PENDING");
    }

    @Test
    void whatCannotBeInvitedIsSaidPrecisely() {
        Stream.of("nobody", "two@example.org,three@example.org", "a@b")
                .forEach(email -> owner.post(INVITATIONS, invitation(email)).expect(400));
        owner.post(INVITATIONS, invitation(address()).put("role", "KING")).expect(400);
        owner.post(
                        INVITATIONS,
                        invitation(address()).put("teamId", UUID.randomUUID().toString()))
                .expect(400);
    }
}
