package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Programs use tokens, over HTTP. */
class TokensTest {

    private static final String MINE = "/api/v1/me/tokens";
    private static final String OURS = "/api/v1/organizations/robots/tokens";
    private static final String THEIRS = "/api/v1/organizations/others/tokens";
    private static final String CONF = "/api/v1/conferences/robots-conf";

    private static TestPlatform platform;
    private static Organization organization;
    private static User owner;
    private static User otherOwner;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("robots");
        owner = platform.member(organization, OrganizationRole.OWNER);
        otherOwner = platform.member(platform.organization("others"), OrganizationRole.OWNER);
        platform.conference(owner, "robots", "robots-conf", "DRAFT");
        platform.conference(otherOwner, "others", "others-conf", "DRAFT");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static JsonObject wanted(String... scopes) {
        return new JsonObject().put("name", "Robot").put("scopes", new JsonArray(List.of(scopes)));
    }

    private static JsonObject make(User user, String path, String... scopes) {
        return user.post(path, wanted(scopes)).expect(201);
    }

    private static User program(JsonObject token) {
        return platform.http().with(token.getString("secret"));
    }

    private static User program(User user, String path, String... scopes) {
        return program(make(user, path, scopes));
    }

    @Test
    void aTokenIsShownOnceAndListed() {
        User user = platform.user("lister");
        Reply made = user.post(MINE, wanted("read"));
        JsonObject token = made.expect(201);

        Reply listed = user.get(MINE);

        assertThat(made.header("Cache-Control")).contains("no-store");
        assertThat(token.getString("secret")).startsWith("plenary_pat_");
        assertThat(listed.text()).doesNotContain(token.getString("secret"));
        assertThat(listed.expect(200).getJsonArray("items").getJsonObject(0).getString("id"))
                .isEqualTo(token.getString("id"));
    }

    @Test
    void aTokenMayDoWhatItsOwnerMayWithinItsScopes() {
        User reader = program(owner, MINE, "read");
        User writer = program(owner, MINE, "program:write");
        JsonObject room = new JsonObject().put("name", "Room " + UUID.randomUUID());

        reader.get(CONF).expect(200);
        Reply refused = reader.post(CONF + "/rooms", room);
        assertThat(refused.expect(403).getString("code")).isEqualTo("INSUFFICIENT_SCOPE");
        assertThat(refused.header("WWW-Authenticate"))
                .contains("Bearer error=\"insufficient_scope\", scope=\"program:write\"");
        writer.post(CONF + "/rooms", room).expect(201);
        writer.get(CONF).expect(403);
        program(otherOwner, MINE, "read", "program:write").get(CONF).expect(404);
        program(otherOwner, MINE, "read", "program:write")
                .post(CONF + "/rooms", room)
                .expect(404);
    }

    @Test
    void noTokenDoesWhatNeedsAPerson() {
        User all = program(
                owner,
                MINE,
                "read",
                "account:read",
                "notes:read",
                "notes:write",
                "program:write",
                "conferences:write",
                "organizations:write");

        all.get("/api/v1/me").expect(200);
        for (Reply reply : List.of(
                all.post(MINE, wanted("read")),
                all.get(MINE),
                all.post(OURS, wanted("read")),
                all.get(OURS),
                all.delete(OURS + "/" + UUID.randomUUID()),
                all.get("/api/v1/auth/sign-ins"),
                all.post("/api/v1/auth/logout-everywhere", null),
                all.post(
                        "/api/v1/auth/password",
                        new JsonObject()
                                .put("currentPassword", TestPlatform.PASSWORD)
                                .put("newPassword", "three other lamps")),
                all.patch("/api/v1/me", new JsonObject().put("affiliation", "Elsewhere")),
                all.json("DELETE", "/api/v1/me", new JsonObject().put("password", TestPlatform.PASSWORD)))) {
            assertThat(reply.expect(403).getString("code")).isEqualTo("PERSON_REQUIRED");
        }
        owner.get("/api/v1/me").expect(200);
    }

    @Test
    void aTokenThatWasRevokedOrMistypedIsOfNoUse() {
        JsonObject token = make(owner, MINE, "read");
        program(token).get(CONF).expect(200);

        owner.delete(MINE + "/" + token.getString("id")).expect(204);

        await().untilAsserted(
                        () -> assertThat(program(token).get(CONF).status()).isEqualTo(401));
        Reply mistyped = platform.http().with(token.getString("secret") + "x").get(CONF);
        assertThat(mistyped.expect(401).getString("detail")).contains("checksum");
        assertThat(mistyped.header("WWW-Authenticate")).contains("Bearer error=\"invalid_token\"");
        owner.delete(MINE + "/" + token.getString("id")).expect(404);
    }

    @Test
    void aTokenLosesWhatItsOwnerLoses() {
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        User robot = program(organizer, MINE, "read");
        robot.get(CONF).expect(200);

        owner.delete("/api/v1/organizations/robots/members/" + organizer.id()).expect(204);
        await().untilAsserted(() -> assertThat(robot.get(CONF).status()).isEqualTo(404));

        platform.admin()
                .patch("/api/v1/admin/users/" + organizer.id(), new JsonObject().put("disabled", true))
                .expect(200);
        await().untilAsserted(() -> assertThat(robot.get(CONF).status()).isEqualTo(401));
    }

    @Test
    void anAdministratorsTokenAdministratesOnlyIfItIsForThat() {
        User admin = platform.admin();

        program(admin, MINE, "admin").get("/api/v1/admin/users").expect(200);
        program(admin, MINE, "read").get("/api/v1/admin/users").expect(403);
        program(admin, MINE, "read").get(CONF).expect(404);
        owner.post(MINE, wanted("admin")).expect(400);
    }

    @Test
    void anOrganizationsTokenWorksOnItsConferencesAndOnNoOthers() {
        User robot = program(owner, OURS, "read", "program:write", "conferences:write");

        robot.get(CONF).expect(200);
        robot.get(CONF + "/schedule").expect(200);
        robot.get("/api/v1/organizations/robots").expect(200);
        robot.get("/api/v1/organizations/robots/speakers").expect(200);
        robot.post(CONF + "/rooms", new JsonObject().put("name", "Room " + UUID.randomUUID()))
                .expect(201);
        robot.patch(CONF, new JsonObject().put("subtitle", "By a robot")).expect(200);
        platform.conference(robot, "robots", "made-by-robot", "DRAFT");
        for (String path : List.of(
                "/api/v1/conferences/others-conf",
                "/api/v1/conferences/others-conf/schedule",
                "/api/v1/organizations/others",
                "/api/v1/organizations/others/speakers")) {
            robot.get(path).expect(404);
        }
        robot.get("/api/v1/me").expect(403);
        robot.get("/api/v1/organizations/robots/members").expect(403);
        platform.http().anonymous().get(CONF).expect(404);
        platform.http().anonymous().get(CONF + "/schedule").expect(404);
    }

    @Test
    void onlyOwnersHaveToDoWithTheTokensOfAnOrganization() {
        JsonObject token = make(owner, OURS, "read");
        String path = OURS + "/" + token.getString("id");
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);

        for (User stranger : List.of(otherOwner, platform.user("nobody"))) {
            stranger.get(OURS).expect(404);
            stranger.post(OURS, wanted("read")).expect(404);
            stranger.delete(path).expect(404);
        }
        organizer.get(OURS).expect(403);
        organizer.post(OURS, wanted("read")).expect(403);
        organizer.delete(path).expect(403);
        otherOwner.delete(THEIRS + "/" + token.getString("id")).expect(404);
        User anonymous = platform.http().anonymous();
        for (String tokens : List.of(OURS, MINE)) {
            anonymous.get(tokens).expect(401);
            anonymous.post(tokens, wanted("read")).expect(401);
            anonymous.delete(tokens + "/" + token.getString("id")).expect(401);
        }
        owner.post(OURS, wanted("notes:read")).expect(400);
        program(token).get(CONF).expect(200);
    }

    @Test
    void whoIsNoOwnerAnyMoreLearnsNoSecretByAskingAgain() {
        User second = platform.member(organization, OrganizationRole.OWNER);
        String[] key = KeyedRequests.with(UUID.randomUUID().toString());
        String secret = second.post(OURS, wanted("read"), key).expect(201).getString("secret");
        assertThat(second.post(OURS, wanted("read"), key).expect(201).getString("secret"))
                .isEqualTo(secret);

        JsonObject demotion =
                new JsonObject().put("userId", second.id().toString()).put("role", "STAFF");
        owner.post("/api/v1/organizations/robots/members", demotion).expect(200);

        await().untilAsserted(() ->
                assertThat(second.post(OURS, wanted("read"), key).status()).isEqualTo(403));
    }

    @Test
    void twoOrganizationsMayNameTheirRequestsAlike() {
        JsonObject conference = new JsonObject().put("name", "Room " + UUID.randomUUID());
        String key = UUID.randomUUID().toString();
        String ours = program(owner, OURS, "program:write")
                .post("/api/v1/organizations/robots/speakers", conference, KeyedRequests.with(key))
                .expect(201)
                .getString("id");

        Reply theirs = program(otherOwner, THEIRS, "program:write")
                .post("/api/v1/organizations/others/speakers", conference, KeyedRequests.with(key));

        assertThat(theirs.expect(201).getString("id")).isNotEqualTo(ours);
    }
}
