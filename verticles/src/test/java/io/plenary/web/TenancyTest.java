package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What belongs to an organization does not exist for others: every operation of the contract is tried on a draft conference by
 * the owner of another organization, by somebody without any, and without a token. Everything secret carries a mark.
 */
class TenancyTest {

    private static final String SECRET = "zebrafish";

    /** These concern nobody's property. */
    private static final Set<String> WITHOUT_OWNER = Set.of(
            "signUp",
            "login",
            "refresh",
            "logout",
            "logoutEverywhere",
            "listSignIns",
            "endOtherSignIns",
            "changePassword",
            "resetPassword",
            "deleteMe");

    private static final String UNKNOWN = UUID.randomUUID().toString();

    private static TestPlatform platform;
    private static User owner;
    private static List<User> strangers;
    private static Map<String, String> ids;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        Organization ours = platform.organization(SECRET + "-org");
        Organization theirs = platform.organization("other-org");
        owner = platform.member(ours, OrganizationRole.OWNER);
        strangers = List.of(
                platform.member(theirs, OrganizationRole.OWNER),
                platform.user("nobody"),
                platform.http().anonymous());
        ids = secrets(ours);
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Map<String, String> secrets(Organization ours) {
        String conference = platform.conference(owner, ours.slug(), SECRET + "-conf", "DRAFT")
                .getString("id");
        String base = "/api/v1/conferences/" + conference;
        String speaker =
                owner.post(base + "/speakers", named("name")).expect(201).getString("id");
        String room = owner.post(base + "/rooms", named("name")).expect(201).getString("id");
        String track = owner.post(base + "/tracks", named("name")).expect(201).getString("id");
        JsonObject session = named("title").put("speakers", List.of(credit(speaker)));
        String sessionId = owner.post(base + "/sessions", session)
                .expect(201)
                .getJsonObject("session")
                .getString("id");
        owner.put(base + "/sessions/" + sessionId + "/star", null).expect(200);
        JsonObject note = named("text").put("shared", true);
        String noteId = owner.post(base + "/sessions/" + sessionId + "/notes", note)
                .expect(201)
                .getString("id");
        String file = "<schedule><conference><title>x</title></conference></schedule>";
        String importId = owner.post(base + "/imports", file.getBytes(StandardCharsets.UTF_8), "application/xml")
                .expect(202)
                .getString("id");
        String provisioning = owner.get("/api/v1/admin/provisionings")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        return Map.of(
                "conf", conference,
                "org", ours.id().toString(),
                "sessions", sessionId,
                "rooms", room,
                "tracks", track,
                "speakers", speaker,
                "notes", noteId,
                "imports", importId,
                "provisionings", provisioning,
                "userId", owner.id().toString());
    }

    private static JsonObject named(String member) {
        return new JsonObject().put(member, "The " + SECRET);
    }

    private static JsonObject credit(String speakerId) {
        return new JsonObject().put("speakerId", speakerId).put("name", "Dr. " + SECRET);
    }

    @TestFactory
    Stream<DynamicTest> noOperationShowsOrChangesWhatBelongsToAnotherOrganization() {
        return ApiOperations.all().stream()
                .filter(operation -> !WITHOUT_OWNER.contains(operation.id()))
                .map(operation -> dynamicTest(operation.id(), () -> tryAsStrangers(operation)));
    }

    private static void tryAsStrangers(ApiOperations.Operation operation) {
        String path = "/api/v1" + operation.path(ids) + operation.query(ids);
        JsonObject before = everything();
        for (User stranger : strangers) {
            Reply reply = operation.tryAs(stranger, path, ids);
            assertThat(reply.text())
                    .as("answer to %s %s", operation.method(), path)
                    .doesNotContain(SECRET);
            if (operation.template().contains("{conf}")) {
                Reply unknown = operation.tryAs(stranger, path.replace(ids.get("conf"), UNKNOWN), ids);
                assertThat(reply.status())
                        .as("%s %s as if it did not exist: %s", operation.method(), path, reply.text())
                        .isEqualTo(unknown.status());
            }
            if (operation.isOfOneTenant()) {
                assertThat(reply.status())
                        .as("status of %s %s: %s", operation.method(), path, reply.text())
                        .isIn(401, 403, 404);
            }
        }
        assertThat(everything()).isEqualTo(before);
    }

    /** The state of all that belongs to the organization. */
    private static JsonObject everything() {
        String base = "/api/v1/conferences/" + ids.get("conf");
        JsonObject state = new JsonObject();
        Stream.of(
                        base,
                        base + "/schedule",
                        base + "/sessions/" + ids.get("sessions"),
                        base + "/rules",
                        base + "/sessions/" + ids.get("sessions") + "/notes",
                        "/api/v1/organizations/" + ids.get("org"),
                        "/api/v1/organizations/" + ids.get("org") + "/members",
                        "/api/v1/organizations/" + ids.get("org") + "/speakers",
                        "/api/v1/me")
                .forEach(path -> state.put(path, owner.get(path).expect(200)));
        state.put(
                "imports",
                owner.get(base + "/imports").expect(200).getJsonArray("items").size());
        return state;
    }

    @Test
    void slugsOfDraftsAreAsUnknownAsSlugsNobodyHas() {
        for (User stranger : strangers) {
            Reply draft = stranger.get("/api/v1/conferences/" + SECRET + "-conf/schedule");
            Reply nothing = stranger.get("/api/v1/conferences/no-such-conf/schedule");

            assertThat(withoutId(draft.expect(404))).isEqualTo(withoutId(nothing.expect(404)));
        }
    }

    private static JsonObject withoutId(JsonObject problem) {
        problem.remove("correlationId");
        return problem;
    }

    @Test
    void anOrganizersIdsDoNotReachIntoAConferenceOfAnotherOrganization() {
        Organization third = platform.organization(
                "third-org-" + UUID.randomUUID().toString().substring(0, 6));
        User organizer = platform.member(third, OrganizationRole.ORGANIZER);
        String own = platform.conference(organizer, third.slug(), "own-" + third.slug(), "DRAFT")
                .getString("id");

        organizer
                .get("/api/v1/conferences/" + own + "/sessions/" + ids.get("sessions"))
                .expect(404);
        organizer
                .get("/api/v1/conferences/" + own + "/speakers/" + ids.get("speakers"))
                .expect(404);
        organizer
                .patch("/api/v1/conferences/" + own + "/speakers/" + ids.get("speakers"), named("name"))
                .expect(404);
        JsonObject stolen =
                new JsonObject().put("title", "Stolen speaker").put("speakers", List.of(credit(ids.get("speakers"))));
        organizer.post("/api/v1/conferences/" + own + "/sessions", stolen).expect(400);
    }
}
