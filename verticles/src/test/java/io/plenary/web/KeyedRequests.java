package io.plenary.web;

import static java.util.Map.entry;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** For operations that change something, a request that succeeds, and that another time would be answered otherwise. */
final class KeyedRequests {

    /** A request that can be sent again. */
    interface Request {
        Reply send(String key);
    }

    /** Makes what the request is about. */
    interface Preparation {
        Request prepare();
    }

    static final String CONF = "/api/v1/conferences/keyed-conf";

    private static final String ORG = "/api/v1/organizations/keyed-org";
    private static final String AUTH = "/api/v1/auth";
    private static final String APP = AUTH + "/second-factor/authenticator";
    private static final byte[] FILE =
            """
            <schedule><conference><title>Keys</title></conference>
            <day index='1' date='2027-05-18'><room name='Gallery'><event id='1' guid='5d5b1ac0-1f8f-4a43-9ad1-c1f6b1f0a001'>
            <title>Lamps</title><date>2027-05-18T10:00:00+01:00</date><start>10:00</start><duration>00:30</duration>
            </event></room></day></schedule>
            """
                    .getBytes(StandardCharsets.UTF_8);

    private final TestPlatform platform;
    private final Organization organization;
    private final User admin;
    private final User owner;
    /** Of an organization whose conferences have to be approved. */
    private final User strictOwner;

    KeyedRequests(TestPlatform platform) {
        this.platform = platform;
        organization = platform.organization("keyed-org");
        admin = platform.admin();
        owner = platform.member(organization, OrganizationRole.OWNER);
        Organization strict = platform.organization("keyed-strict");
        strictOwner = platform.member(strict, OrganizationRole.OWNER);
        admin.patch(ORG, new JsonObject().put("approvalWaived", true)).expect(200);
        platform.conference(owner, "keyed-org", "keyed-conf", "PUBLISHED");
        awaitImport(startImport(UUID.randomUUID().toString()), "SUCCEEDED");
    }

    User owner() {
        return owner;
    }

    /** By operation. */
    Map<String, Preparation> program() {
        return Map.ofEntries(
                entry("createSession", () -> owner("POST", CONF + "/sessions", named("title"))),
                entry("updateSession", () -> owner("PATCH", session(), named("title"))),
                entry("updateSessions", () -> owner("POST", CONF + "/session-updates", cancelled(session()))),
                entry("deleteSession", () -> owner("DELETE", session(), null)),
                entry("placeSession", () -> owner("PUT", session() + "/slot", slot())),
                entry("placeSessions", () -> owner("POST", CONF + "/slots", slots(session()))),
                entry("unplaceSession", () -> owner("DELETE", placed() + "/slot", null)),
                entry("createRoom", () -> owner("POST", CONF + "/rooms", named("name"))),
                entry("updateRoom", () -> owner("PATCH", made("rooms", "name"), named("name"))),
                entry("deleteRoom", () -> owner("DELETE", made("rooms", "name"), null)),
                entry("createTrack", () -> owner("POST", CONF + "/tracks", named("name"))),
                entry("updateTrack", () -> owner("PATCH", made("tracks", "name"), named("name"))),
                entry("deleteTrack", () -> owner("DELETE", made("tracks", "name"), null)),
                entry("putRules", () -> owner("PUT", CONF + "/rules", rules())),
                entry("putReleaseMode", () -> owner("PUT", anotherConference() + "/release-mode", byHand())),
                entry("createRelease", () -> owner("POST", changedDraft() + "/releases", named("note"))),
                entry("rollBack", () -> owner("POST", released() + "/releases/1/rollback", named("note"))),
                entry("printProgram", () -> owner("POST", CONF + "/prints", new JsonObject().put("kind", "PROGRAM"))),
                entry("createPreview", () -> owner("POST", CONF + "/draft/previews", preview())),
                entry("revokePreview", () -> owner("DELETE", previewed(CONF), null)),
                entry("createConferenceSpeaker", () -> owner("POST", CONF + "/speakers", named("name"))),
                entry("createSpeaker", () -> owner("POST", ORG + "/speakers", named("name"))),
                entry("updateSpeaker", () -> owner("PATCH", speaker(), named("name"))),
                entry(
                        "putSpeakerEmail",
                        () -> owner("PUT", speaker() + "/email", new JsonObject().put("email", "ada@example.org"))),
                entry("deleteSpeaker", () -> owner("DELETE", speaker(), null)),
                entry("mergeSpeakers", () -> owner("POST", ORG + "/speakers/merge", merge())),
                entry("startImport", () -> this::startImport),
                entry("previewImport", () -> owner("POST", previewed() + "/preview", null)),
                entry("applyImport", () -> owner("POST", previewed() + "/apply", null)),
                entry("discardImport", () -> owner("DELETE", previewed(), null)),
                entry("starSession", () -> owner("PUT", session() + "/star", null)),
                entry("unstarSession", () -> owner("DELETE", starred() + "/star", null)),
                entry("createNote", () -> owner("POST", session() + "/notes", named("text"))),
                entry("updateNote", () -> owner("PATCH", note(), named("text"))),
                entry("deleteNote", () -> owner("DELETE", note(), null)));
    }

    /** By operation. */
    Map<String, Preparation> others() {
        return Map.ofEntries(
                entry("createOrganization", () -> by(admin, "POST", "/api/v1/organizations", organization())),
                entry("updateOrganization", () -> owner("PATCH", ORG, named("name"))),
                entry("putMember", () -> owner("POST", ORG + "/members", member(platform.user("joining")))),
                entry("removeMember", () -> owner("DELETE", ORG + "/members/" + joined(), null)),
                entry("triggerAddConference", () -> owner("POST", "/api/v1/admin/conferences", conference())),
                entry("createConference", () -> owner("POST", "/api/v1/conferences", conference())),
                entry("triggerUpdateConference", () -> owner("PATCH", adminPath(), named("title"))),
                entry("updateConference", () -> owner("PATCH", CONF, named("title"))),
                entry("deleteConference", () -> owner("DELETE", anotherConference(), null)),
                entry("restoreConference", () -> owner("POST", deletedConference() + "/restore", null)),
                entry("submitConference", () -> strict("submit")),
                entry("withdrawConference", () -> strict("withdraw", "submit")),
                entry("approveConference", () -> by(admin, "POST", submitted() + "/approve", null)),
                entry("rejectConference", () -> by(admin, "POST", submitted() + "/reject", named("reason"))),
                entry("publishConference", () -> strict("publish", "submit", "approve")),
                entry("archiveConference", () -> owner("POST", anotherConference() + "/archive", null)),
                entry("cancelConference", () -> strict("cancel")),
                entry(
                        "setAuditRetention",
                        () -> owner("PUT", ORG + "/audit/retention", new JsonObject().put("days", 365))),
                entry("checkOrganizationAuditChain", () -> owner("POST", ORG + "/audit/checks", null)),
                entry("checkAuditChain", () -> by(admin, "POST", "/api/v1/admin/audit/checks", null)),
                entry(
                        "askForPhone",
                        () -> by(
                                platform.user("phoning"),
                                "PUT",
                                "/api/v1/me/phone",
                                new JsonObject().put("number", "+4930123456"))),
                entry("updateMe", () -> by(platform.user("moving"), "PATCH", "/api/v1/me", named("affiliation"))),
                entry("signUp", () -> by(platform.http().anonymous(), "POST", AUTH + "/signup", signUp())),
                entry("login", () -> by(platform.http().anonymous(), "POST", AUTH + "/login", credentials())),
                entry("refresh", () -> by(platform.http().anonymous(), "POST", AUTH + "/refresh", null, cookie())),
                entry("changeEmail", () -> by(platform.user("moving"), "POST", AUTH + "/email", credentials())),
                entry("addAuthenticator", () -> by(platform.user("moving"), "POST", APP, password())),
                entry("resetSecondFactor", () -> by(admin, "DELETE", account() + "/second-factor", null)),
                entry("createMyToken", () -> owner("POST", "/api/v1/me/tokens", token())),
                entry("renewAgendaFeed", () -> owner("POST", "/api/v1/me/agenda-feed", null)),
                entry("revokeAgendaFeed", () -> owner("DELETE", "/api/v1/me/agenda-feed", null)),
                entry("revokeMyToken", () -> owner("DELETE", token("/api/v1/me/tokens"), null)),
                entry("createOrganizationToken", () -> owner("POST", ORG + "/tokens", token())),
                entry("revokeOrganizationToken", () -> owner("DELETE", token(ORG + "/tokens"), null)),
                entry("handOverOrganization", () -> by(secondOwner(), "POST", ORG + "/owner", heir())),
                entry("createInvitation", () -> owner("POST", ORG + "/invitations", invitation())),
                entry("revokeInvitation", () -> owner("DELETE", newInvitation(), null)),
                entry("createTeam", () -> owner("POST", ORG + "/teams", team())),
                entry("updateTeam", () -> owner("PATCH", newTeam(), named("name"))),
                entry("deleteTeam", () -> owner("DELETE", newTeam(), null)),
                entry("createWebhook", () -> owner("POST", ORG + "/webhooks", webhook())),
                entry("updateWebhook", () -> owner("PATCH", newWebhook(), named("description"))),
                entry("deleteWebhook", () -> owner("DELETE", newWebhook(), null)),
                entry("rotateWebhookSecret", () -> owner("POST", newWebhook() + "/secret", null)),
                entry("testWebhook", () -> owner("POST", newWebhook() + "/test", null)),
                entry("replayWebhook", () -> owner("POST", newWebhook() + "/replay", again())),
                entry("resendDelivery", () -> owner("POST", delivery() + "/resend", null)),
                entry("createBulletin", () -> owner("POST", CONF + "/bulletins", bulletin())),
                entry("updateBulletin", () -> owner("PATCH", newBulletin(), named("subject"))),
                entry("deleteBulletin", () -> owner("DELETE", newBulletin(), null)),
                entry("testBulletin", () -> owner("POST", newBulletin() + "/test", null)),
                entry("sendBulletin", () -> owner("POST", newBulletin() + "/send", new JsonObject())),
                entry("stopBulletin", () -> owner("POST", waitingBulletin() + "/stop", null)),
                entry("setTemplate", () -> owner("POST", CONF + "/templates", template())),
                entry("endOtherSignIns", () -> by(owner, "POST", AUTH + "/logout-others", null)),
                entry("updateUser", () -> by(admin, "PATCH", account(), new JsonObject().put("confirmed", true))),
                entry("deleteUser", () -> by(admin, "DELETE", account(), null)),
                entry("signOutUser", () -> by(admin, "POST", account() + "/sign-out", null)),
                entry("issuePasswordLink", () -> by(admin, "POST", account() + "/password-link", null)),
                entry(
                        "resetPassword",
                        () -> by(platform.http().anonymous(), "POST", AUTH + "/reset-password", reset())));
    }

    /** What an owner does to a conference after what was done to it before. */
    private Request strict(String action, String... before) {
        return by(strictOwner, "POST", strictConference(before) + "/" + action, null);
    }

    private String submitted() {
        return strictConference("submit");
    }

    private String strictConference(String... actions) {
        JsonObject added = strictOwner
                .post("/api/v1/conferences", conference().put("organization", "keyed-strict"))
                .expect(202);
        String path = "/api/v1/conferences/" + added.getJsonObject("conference").getString("slug");
        for (String action : actions) {
            admin.post(path + "/" + action, null).expect(200);
        }
        return path;
    }

    private Request owner(String method, String path, JsonObject body) {
        return by(owner, method, path, body);
    }

    private static Request by(User user, String method, String path, JsonObject body, String... headers) {
        return key -> user.json(method, path, body, with(key, headers));
    }

    static String[] with(String key, String... headers) {
        String[] all = Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "Idempotency-Key";
        all[headers.length + 1] = key;
        return all;
    }

    private Reply startImport(String key) {
        return owner.post(CONF + "/imports", FILE, "application/xml", with(key));
    }

    private static JsonObject token() {
        return new JsonObject().put("name", "Robot").put("scopes", new JsonArray().add("read"));
    }

    private String token(String tokens) {
        return tokens + "/" + owner.post(tokens, token()).expect(201).getString("id");
    }

    private User secondOwner() {
        return platform.member(organization, OrganizationRole.OWNER);
    }

    private JsonObject heir() {
        User heir = platform.member(organization, OrganizationRole.MEMBER);
        return new JsonObject().put("userId", heir.id().toString());
    }

    private static JsonObject invitation() {
        return new JsonObject().put("email", UUID.randomUUID() + "@example.org").put("role", "MEMBER");
    }

    private String newInvitation() {
        return ORG + "/invitations/"
                + owner.post(ORG + "/invitations", invitation()).expect(201).getString("id");
    }

    private static JsonObject team() {
        return named("name").put("everywhere", true).put("rights", new JsonArray().add("audit.read"));
    }

    private String newTeam() {
        return ORG + "/teams/" + owner.post(ORG + "/teams", team()).expect(201).getString("id");
    }

    private static JsonObject webhook() {
        return new JsonObject()
                .put("url", "https://192.0.2.1/" + UUID.randomUUID())
                .put("types", new JsonArray().add("rooms.changed"));
    }

    private String newWebhook() {
        return ORG + "/webhooks/"
                + owner.post(ORG + "/webhooks", webhook())
                        .expect(201)
                        .getJsonObject("endpoint")
                        .getString("id");
    }

    private static JsonObject bulletin() {
        return named("subject")
                .put("text", "See you soon.")
                .put("language", "en")
                .put("audience", "TEAM");
    }

    private static JsonObject template() {
        return named("subject")
                .put("kind", "AGENDA_CHANGED")
                .put("language", "en")
                .put("text", "{{ changes }}");
    }

    private String newBulletin() {
        return owner.post(CONF + "/bulletins", bulletin()).header("Location").orElseThrow();
    }

    private String waitingBulletin() {
        String bulletin = newBulletin();
        Instant later = Instant.now().plus(Duration.ofDays(3));
        owner.post(bulletin + "/send", new JsonObject().put("at", later.toString()))
                .expect(200);
        return bulletin;
    }

    private static JsonObject again() {
        return new JsonObject().put("since", Instant.now().minusSeconds(60).toString());
    }

    private String delivery() {
        String webhook = newWebhook();
        return webhook + "/deliveries/"
                + owner.post(webhook + "/test", null).expect(202).getString("id");
    }

    String session() {
        return CONF + "/sessions/"
                + owner.post(CONF + "/sessions", named("title"))
                        .expect(201)
                        .getJsonObject("session")
                        .getString("id");
    }

    private String placed() {
        String session = session();
        owner.put(session + "/slot", slot()).expect(200);
        return session;
    }

    private static JsonObject byHand() {
        return new JsonObject().put("mode", "BY_HAND");
    }

    private static JsonObject preview() {
        return named("label").put("expiresInDays", 7);
    }

    private String previewed(String conference) {
        return owner.post(conference + "/draft/previews", preview())
                .header("Location")
                .orElseThrow();
    }

    private String changedDraft() {
        String conference = anotherConference();
        owner.put(conference + "/release-mode", byHand()).expect(200);
        owner.post(conference + "/rooms", named("name")).expect(201);
        return conference;
    }

    private String released() {
        String conference = changedDraft();
        owner.post(conference + "/releases", named("note")).expect(201);
        return conference;
    }

    private String starred() {
        String session = session();
        owner.put(session + "/star", null).expect(200);
        return session;
    }

    private String note() {
        return owner.post(session() + "/notes", named("text"))
                .header("Location")
                .orElseThrow();
    }

    private String made(String collection, String member) {
        return owner.post(CONF + "/" + collection, named(member))
                .header("Location")
                .orElseThrow();
    }

    private String speaker() {
        return owner.post(ORG + "/speakers", named("name")).header("Location").orElseThrow();
    }

    private String previewed() {
        return awaitImport(owner.post(CONF + "/imports?preview=true", FILE, "application/xml"), "PREVIEWED");
    }

    /** What is imported again changes nothing any more. */
    private String awaitImport(Reply accepted, String state) {
        String path = accepted.header("Location").orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> state.equals(owner.get(path).expect(200).getString("state")));
        return path;
    }

    private String joined() {
        User user = platform.user("joined");
        owner.post(ORG + "/members", member(user)).expect(200);
        return user.id().toString();
    }

    private String anotherConference() {
        String slug = "keyed-" + UUID.randomUUID().toString().substring(0, 8);
        platform.conference(owner, "keyed-org", slug, "PUBLISHED");
        return "/api/v1/conferences/" + slug;
    }

    private String deletedConference() {
        String path = anotherConference();
        owner.delete(path).expect(200);
        return path;
    }

    private static String adminPath() {
        return CONF.replace("/api/v1/", "/api/v1/admin/");
    }

    private String account() {
        return "/api/v1/admin/users/" + platform.user("managed").id();
    }

    private String[] cookie() {
        Reply signedIn = platform.http().anonymous().post(AUTH + "/login", credentials());
        return new String[] {
            "Cookie",
            signedIn.response().headers().allValues("Set-Cookie").stream()
                    .filter(set -> set.startsWith("plenary_refresh"))
                    .map(set -> set.substring(0, set.indexOf(';')))
                    .findFirst()
                    .orElseThrow()
        };
    }

    private JsonObject credentials() {
        JsonObject signUp = signUp();
        platform.http().anonymous().post(AUTH + "/signup", signUp).expect(201);
        signUp.remove("displayName");
        return signUp;
    }

    private JsonObject reset() {
        String token =
                admin.post(account() + "/password-link", null).expect(201).getString("token");
        return new JsonObject().put("token", token).put("newPassword", "quite another long password");
    }

    private static JsonObject signUp() {
        return password().put("email", UUID.randomUUID() + "@example.org").put("displayName", "Kay");
    }

    private static JsonObject password() {
        return new JsonObject().put("password", TestPlatform.PASSWORD);
    }

    /** Never the same, so that what changes nothing is seen. */
    static JsonObject named(String member) {
        return new JsonObject().put(member, "Key " + UUID.randomUUID());
    }

    private static JsonObject organization() {
        return named("name").put("slug", "org-" + UUID.randomUUID());
    }

    private static JsonObject conference() {
        return named("title")
                .put("organization", "keyed-org")
                .put("slug", "conf-" + UUID.randomUUID().toString().substring(0, 8))
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20");
    }

    private static JsonObject member(User user) {
        return new JsonObject().put("userId", user.id().toString()).put("role", "STAFF");
    }

    private JsonObject merge() {
        return new JsonObject().put("keepId", idOf(speaker())).put("mergeId", idOf(speaker()));
    }

    private static JsonObject cancelled(String session) {
        return new JsonObject()
                .put("ids", List.of(idOf(session)))
                .put("changes", new JsonObject().put("status", "CANCELLED"));
    }

    private static JsonObject slots(String session) {
        JsonObject placed = new JsonObject().put("sessionId", idOf(session)).put("slot", slot());
        return new JsonObject().put("slots", List.of(placed));
    }

    private static JsonObject slot() {
        return new JsonObject().put("start", "2027-05-18T10:00:00Z").put("durationMinutes", 30);
    }

    private static JsonObject rules() {
        return new JsonObject()
                .put("roomTaken", "WARN")
                .put("speakerTwice", "WARN")
                .put("outsideConference", "IGNORE");
    }

    private static String idOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
