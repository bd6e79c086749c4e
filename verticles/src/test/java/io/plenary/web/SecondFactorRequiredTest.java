package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.auth.AuthService;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.testing.OneTimeCode;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An organization that asks its members for more than a password. */
class SecondFactorRequiredTest {

    private static final String APP = "/api/v1/auth/second-factor/authenticator";
    private static final JsonObject PASSWORD = new JsonObject().put("password", TestPlatform.PASSWORD);
    private static final JsonObject REQUIRED = new JsonObject().put("secondFactorRequired", true);

    private static TestPlatform platform;

    private String path;
    private String conference;
    private User owner;
    private User organizer;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void requireIt() {
        String slug = "careful-" + UUID.randomUUID().toString().substring(0, 8);
        Organization organization = platform.organization(slug);
        path = "/api/v1/organizations/" + slug;
        owner = platform.member(organization, OrganizationRole.OWNER);
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        conference = "/api/v1/conferences/" + slug;
        platform.conference(owner, slug, slug, "DRAFT");
        setUp(owner);
        owner.patch(path, REQUIRED).expect(200);
    }

    private static String setUp(User user) {
        String secret = user.post(APP, PASSWORD).expect(201).getString("secret");
        JsonObject code = new JsonObject().put("code", OneTimeCode.now(secret));
        user.post(APP + "/confirmation", code).expect(200);
        return secret;
    }

    @Test
    void whoHasNoneHasNoPartInIt() {
        assertRefused(organizer
                .patch(conference, new JsonObject().put("title", "Mine"))
                .expect(403));
        assertRefused(organizer
                .post(conference + "/sessions", new JsonObject().put("title", "Mine"))
                .expect(403));
        organizer.get(conference).expect(404);
        assertRefused(organizer.get(path + "/members").expect(403));
        assertRefused(organizer.get(path + "/teams").expect(403));
        JsonObject me = organizer.get("/api/v1/me").expect(200);
        assertThat(me.getJsonArray("memberships")).isEmpty();
        assertThat(me.getJsonArray("closed")).hasSize(1);
    }

    private static void assertRefused(JsonObject problem) {
        assertThat(problem.getString("code")).isEqualTo("SECOND_FACTOR_MISSING");
    }

    @Test
    void anOwnerGovernsItOnlyWithOne() {
        User second = platform.member(organizationOf(), OrganizationRole.OWNER);

        assertRefused(second.patch(path, new JsonObject().putNull("secondFactorRequired"))
                .expect(403));
        assertRefused(second.post(
                        path + "/teams",
                        new JsonObject()
                                .put("name", "Us")
                                .put("everywhere", true)
                                .put("rights", new JsonArray().add("audit.read")))
                .expect(403));
        setUp(second);
        second.patch(path, new JsonObject().putNull("secondFactorRequired")).expect(200);
        organizer.get(conference).expect(200);
    }

    private Organization organizationOf() {
        JsonObject found = owner.get(path).expect(200);
        return new Organization(
                UUID.fromString(found.getString("id")), found.getString("slug"), "", null, null, null, null, 0);
    }

    @Test
    void whoWasThereAMomentAgoIsShutOutAsSoonAsItAsks() {
        owner.patch(path, new JsonObject().putNull("secondFactorRequired")).expect(200);
        organizer.get(conference).expect(200);

        owner.patch(path, REQUIRED).expect(200);

        await().atMost(Duration.ofSeconds(9))
                .untilAsserted(() -> organizer.get(conference).expect(404));
    }

    @Test
    void anAdministratorWhoIsAMemberShutsThemselvesOutNoMoreThanOthers() {
        Organization another =
                platform.organization("run-" + UUID.randomUUID().toString().substring(0, 8));
        User admin = platform.admin();
        String theirs = "/api/v1/organizations/" + another.slug();
        admin.patch(theirs, REQUIRED).expect(200);
        admin.patch(theirs, new JsonObject().putNull("secondFactorRequired")).expect(200);
        TestNode.await(platform.node()
                .proxies()
                .of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .putMember(Caller.SYSTEM, new Member(another.id(), admin.id(), OrganizationRole.OWNER, null)));

        JsonObject problem = platform.admin().patch(theirs, REQUIRED).expect(409);

        assertThat(problem.getString("code")).isEqualTo("OWN_SECOND_FACTOR_MISSING");
    }

    @Test
    void whoSetsOneUpHasTheirRightsAtOnceAndLosesThemWithIt() {
        organizer.get(conference).expect(404);
        setUp(organizer);
        await().untilAsserted(() -> organizer.get(conference).expect(200));

        organizer.json("DELETE", APP, PASSWORD).expect(204);
        await().untilAsserted(() -> organizer.get(conference).expect(404));
    }

    @Test
    void aPersonalTokenIsWorthWhatItsOwnerIs() {
        JsonObject wanted = new JsonObject().put("name", "Robot").put("scopes", new JsonArray().add("read"));
        String token = organizer.post("/api/v1/me/tokens", wanted).expect(201).getString("secret");
        User robot = platform.http().with(token);

        robot.get(conference).expect(404);
        setUp(organizer);
        platform.http()
                .with(organizer.post("/api/v1/me/tokens", wanted).expect(201).getString("secret"))
                .get(conference)
                .expect(200);
    }

    @Test
    void nobodyAsksForWhatTheyHaveNotThemselves() {
        Organization another =
                platform.organization("bare-" + UUID.randomUUID().toString().substring(0, 8));
        User bare = platform.member(another, OrganizationRole.OWNER);

        JsonObject problem =
                bare.patch("/api/v1/organizations/" + another.slug(), REQUIRED).expect(409);

        assertThat(problem.getString("code")).isEqualTo("OWN_SECOND_FACTOR_MISSING");
        bare.get("/api/v1/organizations/" + another.slug() + "/members").expect(200);
    }

    @Test
    void anAdministratorWhoTakesItAwayTakesTheRightsAwayToo() {
        setUp(organizer);
        organizer.get(conference).expect(200);
        TestNode.await(platform.node()
                .proxies()
                .of(AuthService.class, AuthService.ADDRESS)
                .resetSecondFactor(Caller.SYSTEM, organizer.id()));

        await().untilAsserted(() -> organizer.get(conference).expect(404));
    }
}
