package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Teams give rights on some conferences, or on some tracks of them, and nothing beside. */
class TeamsTest {

    private static final String ORG = "/api/v1/organizations/fen-org";
    private static final String CONF = "/api/v1/conferences/fen-conf";
    private static final String OTHER = "/api/v1/conferences/fen-other";

    private static TestPlatform platform;
    private static Organization organization;
    private static User owner;
    private static String conference;
    private static String lamps;
    private static String boats;

    private User ada;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        organization = platform.organization("fen-org");
        owner = platform.member(organization, OrganizationRole.OWNER);
        conference = platform.conference(owner, "fen-org", "fen-conf", "DRAFT").getString("id");
        platform.conference(owner, "fen-org", "fen-other", "DRAFT");
        lamps = track("Lamps");
        boats = track("Boats");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @BeforeEach
    void join() {
        ada = platform.member(organization, OrganizationRole.MEMBER);
    }

    private static String track(String name) {
        return owner.post(CONF + "/tracks", new JsonObject().put("name", name))
                .expect(201)
                .getString("id");
    }

    private static String session(String track) {
        return created(owner.post(CONF + "/sessions", titled(track)).expect(201));
    }

    private static String created(JsonObject placement) {
        return placement.getJsonObject("session").getString("id");
    }

    private static JsonObject titled(String track) {
        return new JsonObject().put("title", "On " + track).put("trackId", track);
    }

    private JsonObject team(String right) {
        return new JsonObject()
                .put("name", "Team of " + right)
                .put("rights", new JsonArray().add(right))
                .put("members", new JsonArray().add(ada.id().toString()));
    }

    private JsonObject team(String right, String... tracks) {
        JsonObject reach =
                new JsonObject().put("conferenceId", conference).put("trackIds", new JsonArray(List.of(tracks)));
        return team(right).put("conferences", new JsonArray().add(reach));
    }

    private static String add(JsonObject team) {
        return ORG + "/teams/" + owner.post(ORG + "/teams", team).expect(201).getString("id");
    }

    @Test
    void aTeamOnAConferenceGivesRightsThereAndNowhereElse() {
        ada.get(CONF).expect(404);
        add(team("program.edit", new String[0]));

        ada.get(CONF).expect(200);
        ada.get(OTHER).expect(404);
        assertThat(ada.get("/api/v1/conferences?organization=fen-org")
                        .expect(200)
                        .getJsonArray("items"))
                .extracting(item -> ((JsonObject) item).getString("slug"))
                .containsExactly("fen-conf");
        ada.post(CONF + "/rooms", new JsonObject().put("name", "Barn")).expect(201);
        ada.post(CONF + "/sessions", new JsonObject().put("title", "Reeds")).expect(201);
        ada.patch(CONF, new JsonObject().put("title", "Mine")).expect(403);
        ada.post(CONF + "/publish", null).expect(403);
        ada.get(ORG + "/speakers").expect(403);
    }

    @Test
    void aTrackManagerEditsSessionsOfTheOwnTrackOnly() {
        String lamp = session(lamps);
        String boat = session(boats);
        add(team("program.edit", lamps));

        String own = created(ada.post(CONF + "/sessions", titled(lamps)).expect(201));
        ada.patch(CONF + "/sessions/" + lamp, new JsonObject().put("title", "Brighter"))
                .expect(200);
        ada.put(CONF + "/sessions/" + own + "/slot", slot()).expect(200);
        ada.delete(CONF + "/sessions/" + own + "/slot").expect(200);
        ada.delete(CONF + "/sessions/" + own).expect(204);

        ada.post(CONF + "/sessions", titled(boats)).expect(403);
        ada.post(CONF + "/sessions", new JsonObject().put("title", "Of no track"))
                .expect(403);
        ada.patch(CONF + "/sessions/" + boat, new JsonObject().put("title", "Sunk"))
                .expect(403);
        ada.put(CONF + "/sessions/" + boat + "/slot", slot()).expect(403);
        ada.delete(CONF + "/sessions/" + boat + "/slot").expect(403);
        ada.delete(CONF + "/sessions/" + boat).expect(403);
        ada.post(CONF + "/rooms", new JsonObject().put("name", "Barn")).expect(403);
        ada.patch(CONF + "/tracks/" + lamps, new JsonObject().put("name", "Mine"))
                .expect(403);
        assertThat(owner.get(CONF + "/sessions/" + boat).expect(200).getString("title"))
                .isEqualTo("On " + boats);
    }

    @Test
    void aSessionLeavesATrackOnlyWithTheRightOnBoth() {
        String lamp = session(lamps);
        String boat = session(boats);
        String team = add(team("program.edit", lamps));
        JsonObject toBoats = new JsonObject().put("trackId", boats);

        ada.patch(CONF + "/sessions/" + lamp, toBoats).expect(403);
        ada.patch(CONF + "/sessions/" + boat, new JsonObject().put("trackId", lamps))
                .expect(403);
        ada.patch(CONF + "/sessions/" + lamp, new JsonObject().putNull("trackId"))
                .expect(403);
        ada.post(CONF + "/session-updates", together(toBoats, lamp)).expect(403);
        ada.post(CONF + "/slots", placed(lamp, boat)).expect(403);
        ada.post(CONF + "/slots", placed(lamp)).expect(200);

        JsonObject both = new JsonObject()
                .put("conferences", team("program.edit", lamps, boats).getJsonArray("conferences"));
        owner.patch(team, both).expect(200);
        ada.patch(CONF + "/sessions/" + lamp, toBoats).expect(200);
        ada.post(CONF + "/session-updates", together(new JsonObject().put("trackId", lamps), lamp, boat))
                .expect(200);
    }

    private static JsonObject together(JsonObject changes, String... ids) {
        return new JsonObject().put("ids", new JsonArray(List.of(ids))).put("changes", changes);
    }

    private static JsonObject slot() {
        return new JsonObject().put("start", "2027-05-18T10:00:00Z").put("durationMinutes", 30);
    }

    private static JsonObject placed(String... ids) {
        JsonArray slots = new JsonArray();
        List.of(ids)
                .forEach(id -> slots.add(new JsonObject().put("sessionId", id).put("slot", slot())));
        return new JsonObject().put("slots", slots);
    }

    @Test
    void whatATeamGivesEndsWithTheTeamAndWithTheMembership() {
        String team = add(team("conferences.read", new String[0]));
        ada.get(CONF).expect(200);
        owner.delete(team).expect(204);
        ada.get(CONF).expect(404);
        owner.delete(team).expect(204);

        String another = add(team("conferences.read", new String[0]));
        ada.get(CONF).expect(200);
        owner.patch(another, new JsonObject().put("members", new JsonArray())).expect(200);
        ada.get(CONF).expect(404);

        String last = add(team("conferences.read", new String[0]));
        ada.delete(ORG + "/members/" + ada.id()).expect(204);
        ada.get(CONF).expect(404);
        assertThat(owner.get(last).expect(200).getJsonArray("members")).isEmpty();
    }

    @Test
    void theOwnMembershipsSayWhatTeamsGive() {
        add(team("program.edit", lamps));

        JsonObject membership =
                ada.get("/api/v1/me").expect(200).getJsonArray("memberships").getJsonObject(0);

        assertThat(membership.getJsonArray("grants"))
                .containsExactly(new JsonObject()
                        .put("rights", new JsonArray().add("program.edit"))
                        .put("conferenceId", conference)
                        .put("trackIds", new JsonArray().add(lamps)));
    }

    @Test
    void teamsAreTheOwnersToMakeAndTheMembersToSee() {
        String team = add(team("audit.read").put("everywhere", true));
        User organizer = platform.member(organization, OrganizationRole.ORGANIZER);

        organizer.get(team).expect(200);
        ada.get(ORG + "/audit").expect(200);
        organizer
                .post(ORG + "/teams", team("audit.read").put("everywhere", true))
                .expect(403);
        organizer.patch(team, new JsonObject().put("name", "Ours")).expect(403);
        organizer.delete(team).expect(403);
        ada.patch(team, new JsonObject().put("name", "Ours")).expect(403);
        platform.http().anonymous().get(team).expect(401);
        platform.user("stranger").get(team).expect(404);
        platform.user("stranger").delete(team).expect(404);
    }

    @Test
    void aTeamOfAnotherOrganizationGivesNothingHere() {
        String slug = "moor-" + UUID.randomUUID();
        Organization another = platform.organization(slug);
        User chief = platform.member(another, OrganizationRole.OWNER);
        JsonObject team = team("program.edit", new String[0])
                .put("members", new JsonArray().add(chief.id().toString()));
        chief.post("/api/v1/organizations/" + slug + "/teams", team).expect(201);

        chief.get(CONF).expect(404);
        assertThat(chief.get("/api/v1/conferences").expect(200).getJsonArray("items"))
                .isEmpty();
    }

    @Test
    void whatATeamCannotBeIsSaidPrecisely() {
        assertFault(team("organization.manage").put("everywhere", true), "/rights/0");
        assertFault(team("tokens.manage").put("everywhere", true), "/rights/0");
        assertFault(team("audit.read", new String[0]), "/rights/0");
        assertFault(team("statistics.read", lamps), "/rights/0");
        assertFault(team("program.edit"), "/conferences");
        assertFault(team("program.edit", lamps).put("everywhere", true), "/conferences");
        assertFault(team("program.edit", lamps, lamps), "/conferences/0/trackIds");
        assertFault(team("program.edit").put("everywhere", true).put("name", " "), "/name");
        assertFault(team("program.edit").put("everywhere", true).put("rights", new JsonArray()), "/rights");
        assertFault(team("everything").put("everywhere", true), "/rights/0");
        JsonObject strange = team("program.edit")
                .put("everywhere", true)
                .put("members", new JsonArray().add(UUID.randomUUID().toString()));
        assertFault(strange, "/members/0");
    }

    private static void assertFault(JsonObject team, String pointer) {
        assertThat(owner.post(ORG + "/teams", team).expect(400).getJsonArray("errors"))
                .extracting(error -> ((JsonObject) error).getString("pointer"))
                .contains(pointer);
    }

    @Test
    void twoWhoEditATeamDoNotOverwriteEachOther() {
        String team = add(team("audit.read").put("everywhere", true));

        owner.json("PATCH", team, new JsonObject().put("name", "First"), "If-Match", "\"1\"")
                .expect(200);
        owner.json("PATCH", team, new JsonObject().put("name", "Second"), "If-Match", "\"1\"")
                .expect(412);
    }

    @Test
    void anOrganizationHasFiftyTeamsAtMost() {
        String slug = "many-" + UUID.randomUUID();
        User chief = platform.member(platform.organization(slug), OrganizationRole.OWNER);
        JsonObject team = team("audit.read").put("everywhere", true).put("members", new JsonArray());
        String teams = "/api/v1/organizations/" + slug + "/teams";
        IntStream.range(0, 50).forEach(i -> chief.post(teams, team).expect(201));

        assertThat(chief.post(teams, team).expect(409).getString("code")).isEqualTo("TOO_MANY_TEAMS");
    }
}
