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
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A conference from the first idea to its end, on a platform that wants to approve it. */
class LifecycleRoutesTest {

    private static final JsonObject REASON =
            new JsonObject().put("reason", "Please name the venue.\n\tAnd who answers for it.");

    private static TestPlatform platform;
    private static Organization organization;
    private static User admin;
    private static User owner;
    private static User organizer;
    private static User staff;
    private static User member;
    private static User stranger;
    private static User anonymous;

    @BeforeAll
    static void start() {
        platform = TestPlatform.approving();
        organization = platform.organization("lifecycle-org");
        admin = platform.admin();
        owner = platform.member(organization, OrganizationRole.OWNER);
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        staff = platform.member(organization, OrganizationRole.STAFF);
        member = platform.member(organization, OrganizationRole.MEMBER);
        stranger = platform.member(platform.organization("lifecycle-other"), OrganizationRole.OWNER);
        anonymous = platform.http().anonymous();
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    @Test
    void whatWasCancelledStaysSoWhenItIsDeletedAndRestored() {
        String path = added(owner);
        move(owner, path, "cancel", "CANCELLED");
        owner.delete(path).expect(200);

        assertThat(owner.post(path + "/restore", null).expect(200).getString("status"))
                .isEqualTo("CANCELLED");
        assertThat(owner.post(path + "/publish", null).status()).isEqualTo(409);
    }

    @Test
    void aConferenceGoesFromDraftToArchive() {
        String path = added(organizer);
        assertThat(status(staff, path)).isEqualTo("DRAFT");

        move(organizer, path, "submit", "SUBMITTED");
        assertThat(code(admin.post(path + "/reject", new JsonObject().put("reason", " "))))
                .isEqualTo("INVALID");
        assertThat(admin.post(path + "/reject", REASON).expect(200).getString("status"))
                .isEqualTo("REJECTED");
        organizer.patch(path, new JsonObject().put("venue", "Old Mill")).expect(200);
        move(organizer, path, "submit", "SUBMITTED");
        move(organizer, path, "withdraw", "DRAFT");
        move(organizer, path, "submit", "SUBMITTED");
        move(admin, path, "approve", "APPROVED");
        move(owner, path, "publish", "PUBLISHED");
        assertThat(status(anonymous, path)).isEqualTo("PUBLISHED");
        move(owner, path, "archive", "ARCHIVED");
        move(owner, path, "publish", "PUBLISHED");

        JsonArray history = staff.get(path + "/transitions").expect(200).getJsonArray("items");
        assertThat(history.stream().map(JsonObject.class::cast).map(step -> step.getString("to")))
                .containsExactly(
                        "PUBLISHED",
                        "ARCHIVED",
                        "PUBLISHED",
                        "APPROVED",
                        "SUBMITTED",
                        "DRAFT",
                        "SUBMITTED",
                        "REJECTED",
                        "SUBMITTED");
        JsonObject rejection = history.getJsonObject(7);
        assertThat(rejection.getString("reason")).isEqualTo("Please name the venue.\n\tAnd who answers for it.");
        assertThat(rejection.getString("by")).isEqualTo(admin.id().toString());
        assertThat(rejection.getJsonObject("profile").getString("userId"))
                .isEqualTo(admin.id().toString());
        assertThat(rejection.getJsonObject("profile").getString("displayName")).isNotBlank();
    }

    @Test
    void whatIsDoneAlreadyIsAnsweredAsItIsAndNotedOnce() {
        String path = added(organizer);
        JsonObject first = organizer.post(path + "/submit", null).expect(200);

        assertThat(organizer.post(path + "/submit", null).expect(200)).isEqualTo(first);

        assertThat(staff.get(path + "/transitions").expect(200).getJsonArray("items"))
                .hasSize(1);
    }

    @Test
    void whatWasChangedMeanwhileIsNotDecidedAbout() {
        String path = added(organizer);
        String seen = organizer.post(path + "/submit", null).header("ETag").orElseThrow();
        organizer.patch(path, new JsonObject().put("venue", "Old Mill")).expect(200);

        assertThat(code(admin.json("POST", path + "/approve", null, "If-Match", seen)))
                .isEqualTo("STALE");

        String newest = admin.get(path).header("ETag").orElseThrow();
        admin.json("POST", path + "/approve", null, "If-Match", newest).expect(200);
        assertThat(admin.json("POST", path + "/approve", null, "If-Match", newest)
                        .status())
                .isEqualTo(200);
    }

    @Test
    void whatLeadsNowhereIsRefused() {
        String path = added(organizer);

        assertThat(code(owner.post(path + "/publish", null))).isEqualTo("NOT_APPROVED");
        assertThat(code(admin.post(path + "/approve", null))).isEqualTo("ILLEGAL_TRANSITION");
        assertThat(code(owner.post(path + "/archive", null))).isEqualTo("ILLEGAL_TRANSITION");
        move(owner, path, "cancel", "CANCELLED");
        assertThat(code(organizer.post(path + "/submit", null))).isEqualTo("ILLEGAL_TRANSITION");
        assertThat(status(staff, path)).isEqualTo("CANCELLED");
    }

    @Test
    void eachStepIsForThoseItIsFor() {
        String draft = added(organizer);
        for (User others : List.of(stranger, member, anonymous)) {
            for (String action : List.of("submit", "publish", "cancel", "archive", "approve", "withdraw")) {
                assertThat(others.post(draft + "/" + action, null).status())
                        .as(action)
                        .isIn(401, 404);
            }
            assertThat(others.get(draft + "/transitions").status()).isIn(401, 404);
        }
        assertThat(staff.post(draft + "/submit", null).status()).isEqualTo(403);
        assertThat(organizer.post(draft + "/cancel", null).status()).isEqualTo(403);
        move(organizer, draft, "submit", "SUBMITTED");
        assertThat(owner.post(draft + "/approve", null).status()).isEqualTo(403);
        assertThat(owner.post(draft + "/reject", REASON).status()).isEqualTo(403);
        move(admin, draft, "approve", "APPROVED");
        assertThat(organizer.post(draft + "/publish", null).status()).isEqualTo(403);
        assertThat(organizer
                        .patch(draft, new JsonObject().put("status", "PUBLISHED"))
                        .status())
                .isEqualTo(403);
        move(owner, draft, "publish", "PUBLISHED");

        assertThat(stranger.post(draft + "/cancel", null).status()).isEqualTo(403);
        assertThat(anonymous.post(draft + "/cancel", null).status()).isEqualTo(401);
        assertThat(stranger.get(draft + "/transitions").status()).isEqualTo(403);
        assertThat(member.get(draft + "/transitions").status()).isEqualTo(403);
    }

    @Test
    void theProgramIsMadeWhenTheConferenceIsApproved() {
        String path = added(organizer);
        assertThat(organizer.get(path + "/schedule").expect(200).getJsonArray("sessions"))
                .isEmpty();
        assertThat(code(organizer.post(path + "/rooms", new JsonObject().put("name", "Hall"))))
                .isEqualTo("NOT_APPROVED");
        assertThat(stranger.get(path + "/schedule").status()).isEqualTo(404);
        move(organizer, path, "submit", "SUBMITTED");

        move(admin, path, "approve", "APPROVED");

        await().atMost(Duration.ofMinutes(1))
                .until(() -> organizer
                                .post(path + "/rooms", new JsonObject().put("name", "Hall"))
                                .status()
                        == 201);
        assertThat(organizer.get(path + "/schedule").expect(200).getJsonArray("rooms"))
                .isNotEmpty();
    }

    @Test
    void whatIsCancelledStaysReadableAndSaysSo() {
        String path = added(admin);
        await().atMost(Duration.ofMinutes(1))
                .until(() -> admin.post(path + "/rooms", new JsonObject().put("name", "Hall"))
                                .status()
                        == 201);
        JsonObject room =
                admin.get(path + "/rooms").expect(200).getJsonArray("items").getJsonObject(0);
        String session = admin.post(path + "/sessions", new JsonObject().put("title", "Opening"))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
        admin.put(
                        path + "/sessions/" + session + "/slot",
                        new JsonObject()
                                .put("roomId", room.getString("id"))
                                .put("start", "2027-05-18T09:00:00Z")
                                .put("durationMinutes", 30))
                .expect(200);
        move(owner, path, "publish", "PUBLISHED");
        int before = sequence(anonymous.get(path + "/schedule.ics").text());

        move(owner, path, "cancel", "CANCELLED");

        assertThat(status(anonymous, path)).isEqualTo("CANCELLED");
        assertThat(anonymous.get("/api/v1/conferences?status=CANCELLED").text()).contains(path.substring(21));
        assertThat(anonymous.get(path + "/schedule").expect(200).getJsonArray("sessions"))
                .hasSize(1);
        String calendar = anonymous.get(path + "/schedule.ics").text();
        assertThat(calendar).contains("STATUS:CANCELLED").contains("Cancelled: A conference with a life");
        assertThat(sequence(calendar)).isGreaterThan(before);
        String cancelledAt = anonymous.get(path).expect(200).getString("updatedAt");
        assertThat(calendar)
                .contains("LAST-MODIFIED:" + cancelledAt.substring(0, 19).replaceAll("[:-]", "") + "Z");
        assertThat(anonymous.get(path + "/schedule.xml").text()).contains("Cancelled: A conference", "Opening");
        assertThat(anonymous.get(path + "/schedule.json").text()).contains("Cancelled: A conference", "Opening");
        assertThat(code(admin.post(path + "/rooms", new JsonObject().put("name", "Another"))))
                .isEqualTo("CONFERENCE_CANCELLED");
        String never = added(organizer);
        move(owner, never, "cancel", "CANCELLED");
        assertThat(anonymous.get(never).status()).isEqualTo(404);
        assertThat(anonymous.get("/api/v1/conferences?status=CANCELLED").text()).doesNotContain(never.substring(21));
    }

    private static int sequence(String calendar) {
        Matcher found = Pattern.compile("SEQUENCE:(\\d+)").matcher(calendar);
        assertThat(found.find()).isTrue();
        return Integer.parseInt(found.group(1));
    }

    @Test
    void whatNeedsNoApprovalIsMadeAtOnce() {
        assertThat(admin.get(added(admin)).expect(200).containsKey("approvedAt"))
                .isTrue();

        String trusted = "/api/v1/organizations/" + organization.slug();
        JsonObject waiver = new JsonObject().put("approvalWaived", true);
        assertThat(owner.patch(trusted, waiver).status()).isEqualTo(403);
        assertThat(admin.patch(trusted, waiver).expect(200).getBoolean("approvalWaived"))
                .isTrue();
        try {
            String path = added(organizer);
            move(owner, path, "publish", "PUBLISHED");
        } finally {
            admin.patch(trusted, new JsonObject().putNull("approvalWaived")).expect(200);
        }
        assertThat(organizer.get(added(organizer)).expect(200).containsKey("approvedAt"))
                .isFalse();
    }

    @Test
    void onlyOwnersPublishWhatTheyAddAndOnlyWithApproval() {
        assertThat(add(organizer, "PUBLISHED").status()).isEqualTo(403);
        assertThat(code(add(owner, "PUBLISHED"))).isEqualTo("NOT_APPROVED");
        assertThat(add(admin, "PUBLISHED").status()).isEqualTo(202);
    }

    private static String added(User user) {
        return "/api/v1/conferences/"
                + add(user, "DRAFT").expect(202).getJsonObject("conference").getString("slug");
    }

    private static Reply add(User user, String status) {
        return user.post(
                "/api/v1/conferences",
                new JsonObject()
                        .put("organization", organization.slug())
                        .put("slug", "life-" + UUID.randomUUID().toString().substring(0, 13))
                        .put("title", "A conference with a life")
                        .put("timeZone", "Europe/Lisbon")
                        .put("startDate", "2027-05-18")
                        .put("endDate", "2027-05-20")
                        .put("status", status));
    }

    private static void move(User user, String path, String action, String to) {
        assertThat(user.post(path + "/" + action, null).expect(200).getString("status"))
                .isEqualTo(to);
    }

    private static String status(User user, String path) {
        return user.get(path).expect(200).getString("status");
    }

    private static String code(Reply reply) {
        assertThat(reply.status()).isBetween(400, 499);
        return new JsonObject(reply.text()).getString("code");
    }
}
