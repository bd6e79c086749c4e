package io.plenary.web.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/**
 * An organization with people of every role, a program with a token that may read, and a draft conference. Every text
 * carries a word that nobody else has.
 */
final class Tenant {

    static final String READER = "READER";
    static final String ORGANIZATION = "org";
    static final String CONFERENCE = "conf";

    private static final String FILE =
            """
            <schedule><conference><title>%1$s</title></conference><day index='1' date='2027-05-18'><room name='%1$s'>
            <event id='1' guid='%2$s'><title>%1$s</title><date>2027-05-18T10:00:00+01:00</date><start>10:00</start>
            <duration>00:30</duration></event></room></day></schedule>
            """;

    private final Map<String, List<String>> ids = new LinkedHashMap<>();
    private final Map<String, User> people = new LinkedHashMap<>();
    private final String mark;
    private final String draft;
    private final User admin;
    private final User owner;
    private final Shop shop;
    private final Hall hall;
    /** The kind of operations for which that was done last. */
    private String furnished = "";

    private int named;
    private int bulletins;

    /** @param mark a word that is a slug as well */
    Tenant(TestPlatform platform, String mark) {
        this.mark = mark;
        Organization organization = platform.organization(mark + "-org");
        admin = platform.admin();
        put(ORGANIZATION, organization.id().toString());
        for (String role : List.of("OWNER", "ORGANIZER", "STAFF", "MEMBER")) {
            User user = platform.user(mark + "-" + role);
            admin.post(organizationPath() + "/members", member(user, role)).expect(200);
            people.put(role, user);
        }
        owner = people.get("OWNER");
        shop = new Shop(this);
        hall = new Hall(this);
        people.put(READER, platform.http().with(addToken()));
        renewTeam();
        draft = platform.conference(admin, organization.slug(), mark + "-conf", "DRAFT")
                .getString("id");
        put(CONFERENCE, draft);
        furnish();
        put("provisionings", first(owner.get("/api/v1/admin/provisionings").expect(200)));
    }

    /** Who handed the organization over before is needed again. */
    void keepOwner() {
        admin.post(organizationPath() + "/members", member(owner, "OWNER")).expect(200);
    }

    static JsonObject member(User user, String role) {
        return new JsonObject().put("userId", user.id().toString()).put("role", role);
    }

    private static String first(JsonObject page) {
        return page.getJsonArray("items").getJsonObject(0).getString("id");
    }

    /**
     * New ones, which nobody has touched yet, of what operations of a kind are about; of everything, where those before were of another.
     *
     * @param kind a tag of the contract
     */
    void furnish(String kind) {
        if (kind.equals(furnished)) {
            furnishAnew(kind);
        } else {
            furnish();
            furnished = kind;
        }
    }

    private void furnishAnew(String kind) {
        switch (kind) {
            case "imports" -> {
                addProgram();
                addImport();
            }
            case "program", "speakers", "notes", "conferences" -> addProgram();
            case "engagement" -> hall.furnish();
            case "promotions" -> advertise();
            case "registrations",
                    "questions",
                    "orders",
                    "check-in",
                    "badges",
                    "waiting-list",
                    "seats",
                    "attendee-imports" -> shop.furnish();
            default -> {}
        }
    }

    private void furnish() {
        addProgram();
        addImport();
        shop.furnish();
        advertise();
        hall.furnish();
    }

    /** Two of each thing that a program has. */
    private void addProgram() {
        setMode("EVERY_CHANGE");
        forget("rooms", "tracks", "speakers", "sessions", "notes");
        for (int i = 0; i < 2; i++) {
            for (String kind : List.of("rooms", "tracks", "speakers")) {
                make(kind, named("name"));
            }
            JsonObject credit =
                    new JsonObject().put("speakerId", id("speakers")).put("name", mark);
            make("sessions", named("title").put("speakers", new JsonArray().add(credit)));
            add("notes", made(conferencePath() + "/sessions/" + id("sessions") + "/notes", named("text")));
        }
    }

    private void setMode(String mode) {
        JsonObject wanted = new JsonObject().put("mode", mode).put("unreleased", "DISCARD");
        owner.put(conferencePath() + "/release-mode", wanted).expect(200);
    }

    /** One release, and something that is not released. */
    void workOnDraft() {
        addProgram();
        forget("previews", "releases");
        setMode("BY_HAND");
        make("rooms", named("name"));
        add("releases", made(conferencePath() + "/releases", new JsonObject()));
        make("rooms", named("name"));
        JsonObject link = named("label").put("expiresInDays", 7);
        add("previews", made(conferencePath() + "/draft/previews", link));
    }

    private void addImport() {
        put("imports", import_("SUCCEEDED", ""));
        put("prints", print());
    }

    /** A document that is made. */
    private String print() {
        String prints = conferencePath() + "/prints";
        String id = owner.post(prints, new JsonObject().put("kind", "DOOR_SHEETS"))
                .expect(202)
                .getString("id");
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> "READY"
                .equals(owner.get(prints + "/" + id).expect(200).getString("state")));
        return id;
    }

    private void advertise() {
        forget("sponsors", "promotions");
        JsonObject sponsor = named("name")
                .put("link", "https://sponsor.example/")
                .put("placements", new JsonArray().add("HOME").add("SCHEDULE").add("SESSION"));
        make("sponsors", sponsor);
        JsonObject shown =
                named("headline").put("link", "https://sponsor.example/").put("sponsorId", id("sponsors"));
        make("promotions", shown);
    }

    /** Another one of a kind, which has the name of its collection. */
    void make(String kind, JsonObject body) {
        add(kind, made(conferencePath() + "/" + kind, body));
    }

    /** @return the id of what was made in a collection */
    String made(String collection, JsonObject body) {
        Reply reply = owner.post(collection, body);
        reply.expect(201);
        String location = reply.header("Location").orElseThrow();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    /** An import that waits for somebody to apply or discard it. */
    void preview() {
        put("imports", import_("PREVIEWED", "&preview=true"));
    }

    private String import_(String state, String more) {
        String imports = conferencePath() + "/imports";
        byte[] file = FILE.formatted(mark, UUID.nameUUIDFromBytes(mark.getBytes(UTF_8)))
                .getBytes(UTF_8);
        String id = owner.post(imports + "?filename=" + mark + more, file, "application/xml")
                .expect(202)
                .getString("id");
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() ->
                        state.equals(owner.get(imports + "/" + id).expect(200).getString("state")));
        return id;
    }

    /** @return the secret of a token of the organization, which may read */
    String addToken() {
        JsonObject token = owner.post(
                        organizationPath() + "/tokens", named("name").put("scopes", new JsonArray().add("read")))
                .expect(201);
        put("tokens", token.getString("id"));
        put("secrets", token.getString("secret"));
        return token.getString("secret");
    }

    /** Another team in place of the one before. */
    void renewTeam() {
        String teams = organizationPath() + "/teams";
        if (knows("teams")) {
            owner.delete(teams + "/" + id("teams"));
        }
        JsonObject wanted = named("name").put("everywhere", true).put("rights", new JsonArray().add("audit.read"));
        put("teams", owner.post(teams, wanted).expect(201).getString("id"));
    }

    /** Another invitation in place of the one before. */
    void renewInvitation() {
        String invitations = organizationPath() + "/invitations";
        JsonObject wanted = new JsonObject()
                .put("email", mark + "-" + ++named + "@example.org")
                .put("role", "MEMBER");
        put("invitations", owner.post(invitations, wanted).expect(201).getString("id"));
    }

    /** Another webhook in place of the one before, with something that was sent there. */
    void renewWebhook() {
        String webhooks = organizationPath() + "/webhooks";
        if (knows("webhooks")) {
            owner.delete(webhooks + "/" + id("webhooks"));
        }
        JsonObject wanted = new JsonObject()
                .put("url", "https://192.0.2.1/" + mark)
                .put("types", new JsonArray().add("session.moved"));
        put(
                "webhooks",
                owner.post(webhooks, wanted)
                        .expect(201)
                        .getJsonObject("endpoint")
                        .getString("id"));
        put(
                "delivery",
                owner.post(webhooks + "/" + id("webhooks") + "/test", null)
                        .expect(202)
                        .getString("id"));
    }

    /** @param waiting for a moment that is far away */
    void renewBulletin(boolean waiting) {
        JsonObject draft =
                named("subject").put("text", mark).put("language", "en").put("audience", "TEAM");
        put("bulletins", made(conferencePath() + "/bulletins", draft));
        if (waiting) {
            String later = Instant.now().plus(Duration.ofDays(++bulletins * 2L)).toString();
            owner.post(conferencePath() + "/bulletins/" + id("bulletins") + "/send", new JsonObject().put("at", later))
                    .expect(200);
        }
    }

    /** Another conference, with which that was done already; it is the one that is asked for until {@link #returnToDraft}. */
    void leadAnother(Random random, String... actions) {
        JsonObject conference = named("title")
                .put("organization", id(ORGANIZATION))
                .put("slug", mark + "-" + Long.toHexString(random.nextLong()))
                .put("timeZone", "Europe/Lisbon")
                .put("startDate", "2027-05-18")
                .put("endDate", "2027-05-20");
        put(
                CONFERENCE,
                owner.post("/api/v1/conferences", conference)
                        .expect(202)
                        .getJsonObject("conference")
                        .getString("id"));
        for (String action : actions) {
            admin.post(conferencePath() + "/" + action, null).expect(200);
        }
    }

    /** As {@link #leadAnother}, and it is deleted. */
    void deleteAnother(Random random) {
        leadAnother(random);
        owner.delete(conferencePath()).expect(200);
    }

    void returnToDraft() {
        put(CONFERENCE, draft);
    }

    String conferencePath() {
        return "/api/v1/conferences/" + id(CONFERENCE);
    }

    private String organizationPath() {
        return "/api/v1/organizations/" + id(ORGANIZATION);
    }

    User admin() {
        return admin;
    }

    User owner() {
        return owner;
    }

    /** A body with a text that carries the mark and is no other's. */
    JsonObject named(String member) {
        return new JsonObject().put(member, mark + " " + ++named);
    }

    String mark() {
        return mark;
    }

    Map<String, User> people() {
        return people;
    }

    boolean has(User user) {
        return people.containsValue(user);
    }

    /** Replaces all of a kind. */
    void put(String kind, String id) {
        ids.put(kind, new ArrayList<>(List.of(id)));
    }

    void add(String kind, String id) {
        ids.computeIfAbsent(kind, any -> new ArrayList<>()).add(id);
    }

    void forget(String... kinds) {
        List.of(kinds).forEach(ids::remove);
    }

    /** All of a kind. */
    List<String> all(String kind) {
        return ids.getOrDefault(kind, List.of());
    }

    /** The first of a kind. */
    String id(String kind) {
        return ids.get(kind).get(0);
    }

    /** The last of a kind, which is the first where there is one only. */
    String lastId(String kind) {
        List<String> all = ids.get(kind);
        return all.get(all.size() - 1);
    }

    boolean knows(String kind) {
        return ids.containsKey(kind);
    }

    /** What is made after an approval would show as somebody's change otherwise. */
    private boolean isBeingMade() {
        Reply conference = owner.get(conferencePath());
        return conference.status() == 200
                && new JsonObject(conference.text()).getString("status").equals("APPROVED")
                && owner.get(conferencePath() + "/sessions").status() != 200;
    }

    /** All that belongs to it, once nothing of what was asked for is under way any more. */
    String state() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> !isBeingMade());
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> !imports().contains("QUEUED") && !imports().contains("RUNNING"));
        StringBuilder state = new StringBuilder(imports());
        Stream.of("", "/schedule", "/sessions", "/rules", "/rooms", "/tracks", "/speakers", "/changes?since=0")
                .map(path -> seen(conferencePath() + path))
                .forEach(state::append);
        Stream.of("", "/members", "/teams", "/invitations", "/speakers")
                .map(path -> seen(organizationPath() + path))
                .forEach(state::append);
        return state.append(seen("/api/v1/me/notes?conference=" + id(CONFERENCE)))
                .toString();
    }

    /** A refusal has a correlation id of its own each time. */
    private String seen(String path) {
        Reply reply = owner.get(path);
        return reply.status() == 200 ? reply.text() : String.valueOf(reply.status());
    }

    private String imports() {
        return seen(conferencePath() + "/imports");
    }
}
