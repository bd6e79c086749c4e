package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
            "changeEmail",
            "loginFurther",
            "getSecondFactor",
            "addAuthenticator",
            "confirmAuthenticator",
            "removeAuthenticator",
            "renewRecoveryCodes",
            "getPasskeyOptions",
            "loginByPasskey",
            "listPasskeys",
            "beginPasskey",
            "addPasskey",
            "listProviders",
            "beginProviderSignIn",
            "finishProviderSignIn",
            "getWaysIn",
            "beginLinking",
            "finishLinking",
            "linkWaiting",
            "requestPasswordReset",
            "requestEmailConfirmation",
            "confirmEmail",
            "listInbox",
            "countUnread",
            "markInbox",
            "getPreferences",
            "getQuietHours",
            "setPreferences",
            "setQuietHours",
            "getPush",
            "subscribeToPush",
            "getPhone",
            "askForPhone",
            "confirmPhone",
            "removePhone",
            "reportSms",
            "getMailAddress",
            "tryMailAgain",
            "reportMail",
            "hearStripe",
            "unsubscribe",
            "followAdvertisement",
            "declineAdvertisements",
            "checkInvitation",
            "acceptInvitation",
            "readAgendaFeed",
            "readPreviewSchedule",
            "readPreviewSession",
            "getAgendaFeed",
            "renewAgendaFeed",
            "revokeAgendaFeed",
            "checkPasswordLink",
            "resetPassword",
            "listMyTokens",
            "createMyToken",
            "issueAccessToken",
            "deleteMe");

    private static final String UNKNOWN = UUID.randomUUID().toString();

    private static TestPlatform platform;
    private static User owner;
    private static List<User> strangers;
    private static Map<String, String> ids;
    /** What the first of the strangers owns and shows to everybody. */
    private static Map<String, String> shown;
    /** All that belongs to the organization, before anybody tried anything. */
    private static JsonObject untouched;

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
        ids = Belongings.of(platform, owner, ours, SECRET, "DRAFT");
        shown = Belongings.of(platform, strangers.get(0), theirs, "sparrow", "PUBLISHED");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @TestFactory
    Stream<DynamicTest> noOperationShowsOrChangesWhatBelongsToAnotherOrganization() {
        untouched = everything();
        return ApiOperations.all().stream()
                .filter(operation -> !WITHOUT_OWNER.contains(operation.id()))
                .map(operation -> dynamicTest(operation.id(), () -> tryAsStrangers(operation)));
    }

    private static void tryAsStrangers(ApiOperations.Operation operation) {
        String path = "/api/v1" + operation.path(ids) + operation.query(ids);
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
        if (!operation.method().equals("get")) {
            assertThat(everything()).isEqualTo(untouched);
        }
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
                        base + "/draft",
                        base + "/draft/previews",
                        base + "/releases",
                        base + "/bulletins",
                        base + "/check-in-lists",
                        base + "/sponsors",
                        base + "/promotions",
                        base + "/promotion-rules",
                        base + "/live-settings",
                        base + "/question-queue",
                        base + "/silences",
                        base + "/stage-screens",
                        base + "/live-states",
                        base + "/polls?session=" + ids.get("sessions"),
                        base + "/leaderboard",
                        base + "/chat-words",
                        base + "/feedback",
                        base + "/sessions/" + ids.get("sessions") + "/feedback/me",
                        base + "/chat",
                        base + "/chat-messages?session=" + ids.get("sessions"),
                        base + "/reported-messages",
                        base + "/templates",
                        base + "/sessions/" + ids.get("sessions") + "/notes",
                        "/api/v1/organizations/" + ids.get("org"),
                        "/api/v1/organizations/" + ids.get("org") + "/members",
                        "/api/v1/organizations/" + ids.get("org") + "/speakers",
                        "/api/v1/organizations/" + ids.get("org") + "/webhooks",
                        "/api/v1/organizations/" + ids.get("org") + "/teams",
                        "/api/v1/organizations/" + ids.get("org") + "/invitations",
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

    /** A cache between them and us goes by the headers, and a browser by the ETag of whoever used it before. */
    @TestFactory
    Stream<DynamicTest> noCacheTakesAnAnswerToOneForThatToAnother() {
        return ApiOperations.all().stream()
                .filter(operation -> operation.method().equals("get"))
                .map(operation -> dynamicTest(operation.id(), () -> askAsAll(operation)));
    }

    private static void askAsAll(ApiOperations.Operation operation) {
        String path = "/api/v1" + operation.path(shown) + operation.query(shown);
        List<Reply> replies = strangers.stream()
                .map(asker -> operation.tryAs(asker, path, shown))
                .toList();
        boolean differ = replies.stream().map(Reply::text).distinct().count() > 1;
        for (Reply reply : replies) {
            String caching = reply.header("Cache-Control").orElse("");
            String vary = String.join(", ", reply.response().headers().allValues("Vary"));
            boolean hasToken = reply.response()
                    .request()
                    .headers()
                    .firstValue("Authorization")
                    .isPresent();

            assertThat(caching).as("whether it is asked for again").containsAnyOf("no-store", "no-cache", "max-age");
            if (differ && !caching.contains("no-store")) {
                assertThat(vary).as("what it depends on").contains("Authorization");
                assertThat(caching.contains("private"))
                        .as("private: %s", caching)
                        .isEqualTo(hasToken);
            }
        }
        assertThat(replies.stream()
                        .filter(reply -> reply.header("ETag").isPresent())
                        .filter(reply ->
                                !reply.header("Cache-Control").orElse("").contains("no-store"))
                        .collect(Collectors.groupingBy(
                                reply -> reply.header("ETag").orElseThrow(),
                                Collectors.mapping(Reply::text, Collectors.toSet()))))
                .allSatisfy((etag, texts) -> assertThat(texts).hasSize(1));
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
                .patch(
                        "/api/v1/conferences/" + own + "/speakers/" + ids.get("speakers"),
                        Belongings.named("name", "thief"))
                .expect(404);
        JsonObject stolen = new JsonObject()
                .put("title", "Stolen speaker")
                .put("speakers", List.of(Belongings.credit(ids.get("speakers"), "thief")));
        organizer.post("/api/v1/conferences/" + own + "/sessions", stolen).expect(400);
    }
}
