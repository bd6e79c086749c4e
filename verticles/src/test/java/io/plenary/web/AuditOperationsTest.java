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

/** Who did what, over HTTP. */
class AuditOperationsTest {

    private static final String OURS = "/api/v1/organizations/audited";
    private static final String AUDIT = OURS + "/audit";
    private static final String ALL = "/api/v1/admin/audit";

    private static TestPlatform platform;
    private static Organization audited;
    private static User owner;
    private static User admin;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        audited = platform.organization("audited");
        owner = platform.member(audited, OrganizationRole.OWNER);
        admin = platform.admin();
        platform.conference(owner, "audited", "audited-conf", "PUBLISHED");
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static List<JsonObject> entries(User user, String path) {
        return user.get(path).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    /** Once it is written down. */
    private static JsonObject entry(User user, String path) {
        await().until(() -> !entries(user, path).isEmpty());
        return entries(user, path).get(0);
    }

    @Test
    void aChangeIsToldWithWhoDidItAndWhatItWasBefore() {
        String before = owner.get(OURS).expect(200).getString("name");
        owner.patch(OURS, new JsonObject().put("name", "Harbor Events")).expect(200);

        JsonObject entry = entry(owner, AUDIT + "?type=OrganizationUpdated&actor=" + owner.id());

        assertThat(entry.getJsonObject("details").getString("name")).isEqualTo("Harbor Events");
        assertThat(entry.getJsonObject("before").getString("name")).isEqualTo(before);
        assertThat(entry.getJsonObject("profile").getString("userId"))
                .isEqualTo(owner.id().toString());
        assertThat(entry.getString("subjectType")).isEqualTo("organization");
        assertThat(entry.getString("correlationId")).isNotBlank();
    }

    @Test
    void aChangeIsToldWithWhereItCameFromAndWithWhichToken() {
        User keeper = platform.member(audited, OrganizationRole.OWNER);
        JsonObject wanted =
                new JsonObject().put("name", "CI").put("scopes", new JsonArray().add("organizations:write"));
        JsonObject made = keeper.post("/api/v1/me/tokens", wanted).expect(201);
        User program = platform.http().with(made.getString("secret"));
        program.json(
                        "PATCH",
                        OURS,
                        new JsonObject().put("description", "By a program"),
                        "User-Agent",
                        "Firefox/1 Linux")
                .expect(200);

        JsonObject origin = entry(owner, AUDIT + "?address=127.0.0.1&type=OrganizationUpdated&actor=" + keeper.id())
                .getJsonObject("origin");

        assertThat(origin.getString("address")).isEqualTo("127.0.0.1");
        assertThat(origin.getString("client")).isEqualTo("Firefox · Linux");
        assertThat(origin.getString("tokenId")).isEqualTo(made.getString("id"));
        owner.get(AUDIT + "?address=example.org").expect(400);
        assertThat(owner.get(AUDIT + "/export?format=csv").text()).contains(",127.0.0.1,Firefox · Linux,");
    }

    @Test
    void whoWritesToEverybodyIsWrittenDown() {
        User keeper = platform.member(audited, OrganizationRole.OWNER);
        JsonObject message = new JsonObject()
                .put("subject", "Doors open at eight")
                .put("text", "See you soon.")
                .put("language", "en")
                .put("audience", "ATTENDEES");
        String bulletins = "/api/v1/conferences/audited-conf/bulletins";
        String id = keeper.post(bulletins, message).expect(201).getString("id");

        keeper.post(bulletins + "/" + id + "/send", new JsonObject()).expect(200);

        JsonObject sent = entry(owner, AUDIT + "?type=BulletinScheduled&actor=" + keeper.id());
        assertThat(sent.getString("subjectType")).isEqualTo("bulletin");
        assertThat(sent.getString("subjectId")).isEqualTo(id);
        assertThat(sent.getJsonObject("details").getString("audience")).isEqualTo("ATTENDEES");
        assertThat(entries(owner, AUDIT + "?type=BulletinCreated&actor=" + keeper.id()))
                .hasSize(1);
    }

    @Test
    void whoIsRefusedToWriteToEverybodyIsWrittenDown() {
        User member = platform.member(audited, OrganizationRole.MEMBER);
        JsonObject message = new JsonObject()
                .put("subject", "Free")
                .put("text", "Come.")
                .put("language", "en")
                .put("audience", "ATTENDEES");

        member.post("/api/v1/conferences/audited-conf/bulletins", message).expect(403);

        assertThat(entry(owner, AUDIT + "?type=ActionRefused&actor=" + member.id())
                        .getJsonObject("details")
                        .getString("operation"))
                .isEqualTo("createBulletin");
    }

    @Test
    void whoIsRefusedWhatIsForAnOrganizationIsWrittenDown() {
        User stranger = platform.member(platform.organization("audited-nosy"), OrganizationRole.OWNER);
        User staff = platform.member(audited, OrganizationRole.STAFF);
        stranger.get(AUDIT).expect(404);
        staff.patch(OURS, new JsonObject().put("name", "Mine")).expect(403);

        JsonObject looked = entry(owner, AUDIT + "?type=ActionRefused&actor=" + stranger.id());
        JsonObject changed = entry(owner, AUDIT + "?type=ActionRefused&actor=" + staff.id());

        assertThat(looked.getJsonObject("details").getMap())
                .containsEntry("operation", "listOrganizationAudit")
                .containsEntry("status", "404");
        assertThat(looked.getJsonObject("origin").getString("address")).isEqualTo("127.0.0.1");
        assertThat(changed.getJsonObject("details").getMap())
                .containsEntry("operation", "updateOrganization")
                .containsEntry("status", "403");
    }

    @Test
    void whoIsRefusedWhatIsForAdministratorsIsWrittenDownAndWhatIsNotThereIsNot() {
        owner.get(ALL).expect(403);
        owner.get("/api/v1/organizations/nobody-has-this/audit").expect(404);
        platform.http().anonymous().get(AUDIT).expect(401);

        JsonObject refused = entry(admin, ALL + "?type=ActionRefused&actor=" + owner.id());
        await().until(() -> entries(admin, ALL + "?type=ActionRefused").stream()
                .anyMatch(one -> one.getString("actorId") == null
                        && one.getString("organizationId") == null
                        && one.getJsonObject("details").getString("status").equals("401")));

        assertThat(refused.getJsonObject("details").getString("operation")).isEqualTo("listAudit");
        assertThat(entries(admin, ALL + "?type=ActionRefused&actor=" + owner.id()))
                .extracting(one -> one.getJsonObject("details").getString("status"))
                .doesNotContain("404");
    }

    @Test
    void anOrganizationSaysForHowLongEntriesAreKept() {
        String path = AUDIT + "/retention";
        JsonObject year = new JsonObject().put("days", 365);

        assertThat(owner.put(path, year).expect(200).getInteger("keptDays")).isEqualTo(365);
        assertThat(owner.get(AUDIT + "/chain").expect(200).getInteger("keptDays"))
                .isEqualTo(365);
        owner.put(path, new JsonObject().put("days", 90)).expect(400);
        owner.put(path, new JsonObject().put("days", "a year")).expect(400);
        platform.http().anonymous().put(path, year).expect(401);
    }

    @Test
    void administratorsSeeAllAndOneOrganizationWhereTheyNameIt() {
        entry(admin, ALL + "?type=UserSignedUp");

        assertThat(entries(admin, ALL + "?organization=audited&limit=200"))
                .isNotEmpty()
                .extracting(entry -> entry.getString("type"))
                .doesNotContain("UserSignedUp");
        owner.get(ALL).expect(403);
        admin.get(ALL + "?organization=nobody-has-this").expect(404);
    }

    @Test
    void whoLooksIsSeen() {
        entry(owner, AUDIT + "?type=AuditRead&actor=" + owner.id());
        owner.get(AUDIT + "/export?format=jsonl");

        entry(owner, AUDIT + "?type=AuditExported&actor=" + owner.id());
    }

    @Test
    void aFileHasALineForEachEntry() {
        entry(owner, AUDIT + "?type=ConferenceAdded");

        Reply file = owner.get(AUDIT + "/export?format=jsonl&type=ConferenceAdded");

        assertThat(file.status()).isEqualTo(200);
        assertThat(file.header("Content-Type").orElse("")).startsWith("application/jsonl");
        assertThat(file.text().lines().map(JsonObject::new))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line.getString("type")).isEqualTo("ConferenceAdded"));
    }

    @Test
    void noCellOfATableIsAFormula() {
        String formula = "-2-cmd-" + UUID.randomUUID();
        owner.json("PATCH", OURS, new JsonObject().put("description", "new " + formula), "X-Correlation-ID", formula)
                .expect(200);
        await().untilAsserted(() -> assertThat(owner.get(AUDIT + "/export?format=csv&type=OrganizationUpdated")
                        .text())
                .startsWith("\uFEFFnumber,id,occurredAt,type,")
                .contains(",'" + formula + ",")
                .doesNotContain("," + formula + ","));
    }

    @Test
    void aPageThatIsNotAllLeadsToTheRest() {
        for (int number = 0; number < 3; number++) {
            entries(admin, ALL);
        }
        await().until(() -> entries(admin, ALL + "?type=AuditRead&limit=3").size() == 3);

        JsonObject first = admin.get(ALL + "?type=AuditRead&limit=2").expect(200);
        JsonObject next = admin.get(ALL + "?type=AuditRead&limit=2&cursor=" + first.getString("nextCursor"))
                .expect(200);

        assertThat(next.getJsonArray("items")).isNotEmpty().doesNotContainAnyElementsOf(first.getJsonArray("items"));
        assertThat(admin.get(ALL + "/export?type=SigningKeyRotated").header("Link"))
                .contains("<?type=SigningKeyRotated>; rel=\"first\"");
    }

    @Test
    void aChainIsCheckedWhenSomebodyWantsThat() {
        entry(owner, AUDIT + "?type=ConferenceAdded");
        owner.post(AUDIT + "/checks", null).expect(202);

        await().until(() -> owner.get(AUDIT + "/chain").expect(200).getString("checkedAt") != null);
        assertThat(owner.get(AUDIT + "/chain").expect(200).getLong("brokenAt")).isNull();
        admin.post(ALL + "/checks", null).expect(202);
        await().until(() -> admin.get(ALL + "/chain").expect(200).getString("checkedAt") != null);
    }

    @Test
    void nobodyElseSeesOrTakesItAlong() {
        User other = platform.member(platform.organization("audited-not"), OrganizationRole.OWNER);
        for (String path : List.of(AUDIT, AUDIT + "/export?format=csv", AUDIT + "/chain")) {
            other.get(path).expect(404);
            platform.http().anonymous().get(path).expect(401);
        }
        other.post(AUDIT + "/checks", null).expect(404);
    }
}
