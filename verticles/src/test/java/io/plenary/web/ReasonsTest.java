package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestNode;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReasonsTest {

    private static final String ORG = "/api/v1/organizations/reasons-org";
    private static final String CONF = "/api/v1/conferences/reasons-conf";

    private static TestPlatform platform;
    private static Organization organization;
    private static User owner;
    private static User admin;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("reasons-org");
        owner = platform.member(organization, OrganizationRole.OWNER).because(null);
        platform.conference(owner, "reasons-org", "reasons-conf", "DRAFT");
        admin = platform.admin().because(null);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whoActsInAnOrganizationOfOthersSaysWhy() {
        String name = "As " + UUID.randomUUID();

        assertRequired(admin.patch(ORG, named("name", name)));
        assertThat(owner.get(ORG).text()).doesNotContain(name);
        admin.because("Asked%20for%20by%20Zo%C3%AB")
                .patch(ORG, named("name", name))
                .expect(200);

        assertThat(owner.get(ORG).expect(200).getString("name")).isEqualTo(name);
        awaitReason("OrganizationUpdated", "Asked for by Zoë");
    }

    @Test
    void theSameInAConferenceAndForOneYetToBeMade() {
        assertRequired(admin.patch(CONF, named("title", "Another")));
        assertRequired(admin.post(CONF + "/sessions", named("title", "Uninvited")));
        assertRequired(admin.delete(CONF));
        assertRequired(admin.post("/api/v1/conferences", conference()));
        assertThat(owner.get(CONF).text()).doesNotContain("Another");
    }

    @Test
    void whereAnOrganizationIsKeptIsChosenForAReasonAndSaidOnce() {
        Organization kept = platform.organization("reasons-kept");
        User theirs = platform.member(kept, OrganizationRole.OWNER).because(null);
        String placement = "/api/v1/admin/organizations/" + kept.id() + "/placement";
        JsonObject main = named("server", "main");

        assertThat(admin.put(placement, main).expect(403).getString("code")).isEqualTo("REASON_REQUIRED");
        theirs.put(placement, main).expect(403);
        User known = admin.because("Near%20to%20their%20people");
        known.put(placement, main).expect(200);
        known.put(placement, main).expect(200);

        String audit = "/api/v1/organizations/reasons-kept/audit?type=OrganizationPlaced";
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> theirs.get(audit).text().contains("Near to their people"));
        assertThat(theirs.get(audit).expect(200).getJsonArray("items"))
                .singleElement()
                .satisfies(entry ->
                        assertThat(entry.toString()).contains("\"server\"").contains("\"main\""));
    }

    @Test
    void readingNeedsNoReason() {
        admin.get(ORG + "/members").expect(200);
        admin.get(CONF).expect(200);
        admin.get(ORG + "/audit").expect(200);
    }

    @Test
    void whoHasTheRightNeedsNone() {
        owner.patch(CONF, named("title", "Conference")).expect(200);
        Organization own = platform.organization("reasons-own");
        TestNode.await(platform.node()
                .proxies()
                .of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .putMember(Caller.SYSTEM, new Member(own.id(), admin.id(), OrganizationRole.OWNER, null)));
        User both = platform.admin().because(null);

        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> both.patch("/api/v1/organizations/reasons-own", named("name", "Ours"))
                                .status()
                        == 200);
    }

    /** To services an administrator has the right on all tracks, so one that reaches some of them is not enough. */
    @Test
    void aRightOnSomeTracksIsNotEnough() {
        Organization own = platform.organization("reasons-tracks");
        User theirs = platform.member(own, OrganizationRole.OWNER);
        String conference = platform.conference(theirs, "reasons-tracks", "reasons-tracks", "DRAFT")
                .getString("id");
        String path = "/api/v1/conferences/" + conference;
        String track = theirs.post(path + "/tracks", named("name", "Lamps"))
                .expect(201)
                .getString("id");
        TestNode.await(platform.node()
                .proxies()
                .of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .putMember(Caller.SYSTEM, new Member(own.id(), admin.id(), OrganizationRole.MEMBER, null)));
        JsonObject reach = named("conferenceId", conference).put("trackIds", new JsonArray().add(track));
        JsonObject team = named("name", "Lamps")
                .put("rights", new JsonArray().add("program.edit"))
                .put("conferences", new JsonArray().add(reach))
                .put("members", new JsonArray().add(admin.id().toString()));
        theirs.post("/api/v1/organizations/reasons-tracks/teams", team).expect(201);
        User tracked = platform.admin().because(null);

        JsonObject session = named("title", "Of a track").put("trackId", track);
        assertThat(tracked.post(path + "/sessions", session).expect(403).getString("code"))
                .isEqualTo("REASON_REQUIRED");
    }

    @Test
    void whatIsNoReasonIsRefused() {
        for (String no :
                new String[] {"ok", "%20%20%20%20%20%20", "x".repeat(501), "%zz%zz%zz", "Two%0Alines", "NUL%00NUL"}) {
            assertThat(admin.because(no).patch(ORG, named("name", "Never")).status())
                    .as(no)
                    .isEqualTo(400);
        }
        assertThat(owner.get(ORG).text()).doesNotContain("Never");
    }

    @Test
    void whoMayNotAtAllLearnsNothingMore() {
        User stranger = platform.user("stranger").because("For%20no%20reason");

        assertThat(stranger.patch(ORG, named("name", "Never")).status()).isIn(403, 404);
        assertThat(admin.patch("/api/v1/organizations/no-such-org", named("name", "Never"))
                        .status())
                .isEqualTo(404);
        stranger.patch("/api/v1/me", named("affiliation", "Nowhere")).expect(200);
    }

    private static void assertRequired(Reply reply) {
        JsonObject problem = reply.expect(403);
        assertThat(problem.getString("code")).isEqualTo("REASON_REQUIRED");
        assertThat(problem.getJsonArray("errors")
                        .getJsonObject(0)
                        .getJsonObject("params")
                        .getString("organization"))
                .isEqualTo(organization.id().toString());
    }

    private static void awaitReason(String type, String reason) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> owner.get(ORG + "/audit?type=" + type).text().contains(reason));
    }

    private static JsonObject named(String member, String value) {
        return new JsonObject().put(member, value);
    }

    private static JsonObject conference() {
        return new JsonObject()
                .put("organization", "reasons-org")
                .put("slug", "reasons-more")
                .put("title", "More")
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20");
    }
}
