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
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What administrators do with accounts, over HTTP. */
class AccountOperationsTest {

    private static final String USERS = "/api/v1/admin/users/";
    private static final String NEW_PASSWORD = "three other lamps";

    private static TestPlatform platform;
    private static User admin;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        admin = platform.admin();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void everybodySeesTheirOwnSignInsAndEndsNoneOfOthers() {
        User mine = platform.user("mine");
        User other = platform.user("other");
        JsonObject listed = mine.get("/api/v1/auth/sign-ins")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0);
        assertThat(listed.getBoolean("current")).isTrue();

        String signIn = "/api/v1/auth/sign-ins/" + listed.getString("id");
        assertThat(other.delete(signIn).status()).isEqualTo(404);
        assertThat(other.post("/api/v1/auth/logout-others", null).status()).isEqualTo(204);
        User anonymous = platform.http().anonymous();
        assertThat(Stream.of(
                                anonymous.get("/api/v1/auth/sign-ins"),
                                anonymous.delete(signIn),
                                anonymous.post("/api/v1/auth/logout-others", null))
                        .map(Reply::status))
                .containsOnly(401);
        assertThat(mine.delete(signIn).status()).isEqualTo(204);
        assertThat(mine.get("/api/v1/me").status()).isEqualTo(401);
    }

    @Test
    void nobodyButAdministratorsTouchesTheAccountsOfOthers() {
        User victim = platform.user("victim");
        String account = USERS + victim.id();
        for (User caller : List.of(platform.user("stranger"), platform.http().anonymous())) {
            int refused = caller.token() == null ? 401 : 403;
            assertThat(Stream.of(
                                    caller.get(account),
                                    caller.patch(account, new JsonObject().put("disabled", true)),
                                    caller.post(account + "/sign-out", null),
                                    caller.post(account + "/password-link", null),
                                    caller.delete(account))
                            .map(Reply::status))
                    .containsOnly(refused);
        }
        assertThat(victim.get("/api/v1/me").status()).isEqualTo(200);
        assertThat(admin.get(USERS + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(admin.patch(USERS + UUID.randomUUID(), new JsonObject().put("admin", true))
                        .status())
                .isEqualTo(404);
        assertThat(admin.patch(account, new JsonObject().put("email", "x@example.org"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void onlyAReaderThatIsGoneIsRemovedAndOnlyByAdministrators() {
        String readers = "/api/v1/admin/readers/";
        platform.rows(
                "events",
                admin.id(),
                "insert into readers (name, number, read_at) values ('gone', 0, now() - interval '1 hour') returning name");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> admin.delete(readers + "analytics").status() == 409);
        assertThat(platform.user("curious").delete(readers + "gone").status()).isEqualTo(403);
        assertThat(platform.http().anonymous().delete(readers + "gone").status())
                .isEqualTo(401);

        admin.delete(readers + "gone").expect(204);

        assertThat(platform.rows("events", admin.id(), "select name from readers"))
                .contains("analytics")
                .doesNotContain("gone");
        assertThat(admin.delete(readers + "gone").status()).isEqualTo(404);
    }

    @Test
    void aLinkSetsANewPasswordOnceAndEndsEverySignIn() {
        User forgetful = platform.user("forgetful");
        String email = emailOf(forgetful);
        JsonObject first =
                admin.post(USERS + forgetful.id() + "/password-link", null).expect(201);
        JsonObject link =
                admin.post(USERS + forgetful.id() + "/password-link", null).expect(201);

        reset(first.getString("token"), NEW_PASSWORD).expect(404);
        reset("unknown", NEW_PASSWORD).expect(404);
        reset(link.getString("token"), "password").expect(400);
        reset(link.getString("token"), NEW_PASSWORD).expect(204);

        reset(link.getString("token"), NEW_PASSWORD).expect(404);
        awaitStatus(forgetful, 401);
        assertThat(platform.http().signIn(email, NEW_PASSWORD).id()).isEqualTo(forgetful.id());
        assertThat(platform.rows("auth", admin.id(), "select encode(token_hash, 'escape') from password_links"))
                .doesNotContain(link.getString("token"));
    }

    @Test
    void aDisabledAccountIsOutAtOnceAndComesBackWhenEnabled() {
        User user = platform.user("disabled");
        String email = emailOf(user);

        admin.patch(USERS + user.id(), new JsonObject().put("disabled", true)).expect(200);

        awaitStatus(user, 401);
        assertThat(login(email).status()).isEqualTo(401);
        admin.patch(USERS + user.id(), new JsonObject().put("disabled", false)).expect(200);
        assertThat(login(email).status()).isEqualTo(200);
    }

    @Test
    void anAdministratorEndsTheSignInsOfAUser() {
        User user = platform.user("lost-phone");

        admin.post(USERS + user.id() + "/sign-out", null).expect(204);

        awaitStatus(user, 401);
    }

    @Test
    void administratorsAreMadeAndUnmadeButNeverTheLastOne() {
        User second = platform.user("second");
        admin.patch(USERS + admin.id(), new JsonObject().put("admin", false)).expect(409);
        admin.patch(USERS + admin.id(), new JsonObject().put("disabled", true)).expect(409);
        admin.delete(USERS + admin.id()).expect(409);

        admin.patch(USERS + second.id(), new JsonObject().put("admin", true)).expect(200);
        await().until(() -> second.get(USERS + admin.id()).status() == 200);
        second.patch(USERS + second.id(), new JsonObject().put("admin", false)).expect(200);

        await().until(() -> second.get(USERS + admin.id()).status() == 403);
    }

    @Test
    void aMembershipForAnUnconfirmedAddressGivesNoRightsUntilItIsConfirmed() {
        Organization organization = platform.organization("pending-org");
        User owner = platform.member(organization, OrganizationRole.OWNER);
        String members = "/api/v1/organizations/pending-org/members";
        String email = "ada-" + UUID.randomUUID() + "@example.org";
        signUp(email);
        User squatter = platform.http().signIn(email, TestPlatform.PASSWORD);

        JsonObject byEmail = new JsonObject().put("email", email).put("role", "OWNER");
        assertThat(owner.post(members, byEmail).expect(200).getBoolean("pending"))
                .isTrue();
        JsonObject byId =
                new JsonObject().put("userId", squatter.id().toString()).put("role", "ORGANIZER");
        assertThat(owner.post(members, byId).expect(200).getBoolean("pending")).isTrue();

        assertThat(squatter.get(members).status()).isEqualTo(404);
        assertThat(squatter.get("/api/v1/organizations").expect(200).getJsonArray("items"))
                .isEmpty();
        admin.patch(USERS + squatter.id(), new JsonObject().put("confirmed", true))
                .expect(200);
        await().until(() -> squatter.get(members).status() == 200);
    }

    @Test
    void aStolenTokenKeepsItsOwnerElsewhereNeitherFromANewPasswordNorFromLeaving() {
        User stolen = platform.user("robbed");
        User owner = platform.http().signIn(emailOf(stolen), TestPlatform.PASSWORD);
        JsonObject guess = new JsonObject().put("password", "a guess");
        for (int i = 0; i < 5; i++) {
            stolen.json("DELETE", "/api/v1/me", guess).expect(401);
        }
        // Waits grow with each guess; where a guess takes long, the first of them are over before the next.
        await().until(() -> stolen.json("DELETE", "/api/v1/me", guess).status() == 429);

        owner.json("DELETE", "/api/v1/me", guess).expect(401);
        JsonObject change =
                new JsonObject().put("currentPassword", TestPlatform.PASSWORD).put("newPassword", NEW_PASSWORD);
        owner.post("/api/v1/auth/password", change).expect(204);
    }

    @Test
    void weakPasswordsAreRefusedWithAdvice() {
        for (String weak : List.of("password", "12345678", "        ", "Robinson")) {
            JsonObject body = new JsonObject()
                    .put("email", "weak-" + UUID.randomUUID() + "@example.org")
                    .put("password", weak)
                    .put("displayName", "Robinson Weak");
            JsonObject problem = platform.http()
                    .anonymous()
                    .post("/api/v1/auth/signup", body)
                    .expect(400);
            assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("pointer"))
                    .isEqualTo("/password");
            assertThat(problem.getJsonArray("errors").getJsonObject(0).getString("code"))
                    .startsWith("PASSWORD_");
        }
        User user = platform.user("changer");
        JsonObject change =
                new JsonObject().put("currentPassword", TestPlatform.PASSWORD).put("newPassword", "iloveyou");
        assertThat(user.post("/api/v1/auth/password", change).expect(400).getJsonArray("errors"))
                .hasSize(1);
    }

    private static void awaitStatus(User user, int status) {
        await().atMost(Duration.ofSeconds(9)).until(() -> user.get("/api/v1/me").status() == status);
    }

    @Test
    void theLanguageOfTheSignUpIsThatOfTheProfile() {
        String email = "german-" + UUID.randomUUID() + "@example.org";
        JsonObject body = new JsonObject()
                .put("email", email)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Ada Example")
                .put("locale", "de-AT");
        platform.http().anonymous().post("/api/v1/auth/signup", body).expect(201);
        User user = platform.http().signIn(email, TestPlatform.PASSWORD);

        assertThat(user.get("/api/v1/me").expect(200).getJsonObject("profile").getString("locale"))
                .isEqualTo("de-AT");
        user.patch("/api/v1/me", new JsonObject().put("affiliation", "Quay")).expect(200);
        assertThat(user.get("/api/v1/me").expect(200).getJsonObject("profile").getString("locale"))
                .isEqualTo("de-AT");
    }

    private static void signUp(String email) {
        JsonObject body = new JsonObject()
                .put("email", email)
                .put("password", TestPlatform.PASSWORD)
                .put("displayName", "Ada Example");
        platform.http().anonymous().post("/api/v1/auth/signup", body).expect(201);
    }

    private static Reply reset(String token, String password) {
        JsonObject body = new JsonObject().put("token", token).put("newPassword", password);
        return platform.http().anonymous().post("/api/v1/auth/reset-password", body);
    }

    private static Reply login(String email) {
        return login(email, TestPlatform.PASSWORD);
    }

    private static Reply login(String email, String password) {
        JsonObject body = new JsonObject().put("email", email).put("password", password);
        return platform.http().anonymous().post("/api/v1/auth/login", body);
    }

    private static String emailOf(User user) {
        return user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
    }
}
