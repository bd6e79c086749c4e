package io.plenary.web;

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

/** A conference with somebody who writes to its people. */
final class BulletinStage implements AutoCloseable {

    private final TestPlatform platform = new TestPlatform();
    private final Organization organization;
    private final User organizer;

    private String conference;
    private String session;

    BulletinStage(String slug) {
        organization = platform.organization(slug);
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
    }

    /** One more conference, with a session; it is the one that is meant from now on. */
    void publish() {
        String slug = "writing-" + UUID.randomUUID().toString().substring(0, 8);
        platform.conference(organizer, organization.slug(), slug, "DRAFT");
        platform.admin().post("/api/v1/conferences/" + slug + "/publish", null).expect(200);
        conference = "/api/v1/conferences/" + slug;
        session = session(new JsonObject().put("title", "Opening"));
    }

    TestPlatform platform() {
        return platform;
    }

    Organization organization() {
        return organization;
    }

    User organizer() {
        return organizer;
    }

    /** Its path. */
    String conference() {
        return conference;
    }

    String session() {
        return session;
    }

    static JsonObject draft() {
        return new JsonObject()
                .put("subject", "Doors open at eight")
                .put("text", "See you *soon*.")
                .put("language", "en")
                .put("audience", "ATTENDEES");
    }

    String session(JsonObject made) {
        return organizer
                .post(conference + "/sessions", made)
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    User attendee(String name) {
        User user = platform.user("attendee");
        user.patch("/api/v1/me", new JsonObject().put("displayName", name)).expect(200);
        user.put(conference + "/sessions/" + session + "/star", null).expect(200);
        return user;
    }

    String created(JsonObject draft) {
        Reply reply = organizer.post(conference + "/bulletins", draft);
        reply.expect(201);
        return reply.header("Location").orElseThrow();
    }

    Reply send(String bulletin, JsonObject when) {
        return organizer.post(bulletin + "/send", when);
    }

    int people(JsonObject draft) {
        return organizer.get(created(draft) + "/audience").expect(200).getInteger("people");
    }

    String state(String bulletin) {
        return organizer.get(bulletin).expect(200).getJsonObject("bulletin").getString("state");
    }

    JsonObject awaitState(String bulletin, String state) {
        await().atMost(Duration.ofMinutes(1)).until(() -> state(bulletin).equals(state));
        return organizer.get(bulletin).expect(200);
    }

    static List<JsonObject> inbox(User user) {
        return items(user.get("/api/v1/me/inbox").expect(200)).stream()
                .filter(item -> item.getString("kind").equals("ORGANIZERS_MESSAGE"))
                .toList();
    }

    List<String> inbox(User user, String bulletin) {
        String conferenceId =
                organizer.get(bulletin).expect(200).getJsonObject("bulletin").getString("conferenceId");
        return inbox(user).stream()
                .filter(item -> conferenceId.equals(item.getString("conferenceId")))
                .map(item -> item.getString("title"))
                .toList();
    }

    List<JsonObject> mails(User user) {
        String email = user.get("/api/v1/me").expect(200).getJsonObject("user").getString("email");
        return items(platform.admin()
                .get("/api/v1/admin/messages?kind=ORGANIZERS_MESSAGE&state=SENT&q=" + email)
                .expect(200));
    }

    /** How often each address was mailed what organizers wrote. */
    long mailsTo(String email) {
        return items(platform.admin()
                        .get("/api/v1/admin/messages?kind=ORGANIZERS_MESSAGE&state=SENT&q=" + email)
                        .expect(200))
                .size();
    }

    /** The newest, unfolded. */
    String mailOf(String email) {
        String id = items(platform.admin()
                        .get("/api/v1/admin/messages?kind=ORGANIZERS_MESSAGE&state=SENT&q=" + email)
                        .expect(200))
                .get(0)
                .getString("id");
        return platform.admin()
                .get("/api/v1/admin/messages/" + id + "/mail")
                .text()
                .replaceAll("=\r?\n", "")
                .replaceAll("\r?\n[ \t]+", "");
    }

    /** Somebody of a team that has these rights, on all conferences. */
    User member(String... rights) {
        User member = platform.member(organization, OrganizationRole.MEMBER);
        User owner = platform.member(organization, OrganizationRole.OWNER);
        owner.post(
                        "/api/v1/organizations/" + organization.slug() + "/teams",
                        new JsonObject()
                                .put("name", "Writers " + UUID.randomUUID())
                                .put("rights", new JsonArray(List.of(rights)))
                                .put("members", new JsonArray().add(member.id().toString()))
                                .put("everywhere", true))
                .expect(201);
        return member;
    }

    String ticketType(int price) {
        JsonObject type =
                new JsonObject().put("name", "Pilot").put("price", price).put("currency", "EUR");
        return organizer.post(conference + "/ticket-types", type).expect(201).getString("id");
    }

    /** Tickets, for each of these addresses one; for null the buyer is read themselves. */
    JsonObject ordered(User buyer, String email, String type, String payment, String... attendees) {
        JsonObject line = new JsonObject().put("ticketTypeId", type).put("count", attendees.length);
        JsonObject placed = buyer.post(
                        conference + "/orders",
                        new JsonObject()
                                .put("name", "Ada King")
                                .put("email", email)
                                .put("lines", new JsonArray().add(line)))
                .expect(201);
        JsonObject order = placed.getJsonObject("order");
        String path = conference + "/orders/" + order.getString("code");
        String[] opened = {"Order-Secret", placed.getString("secret")};
        JsonArray named = new JsonArray();
        for (int i = 0; i < attendees.length; i++) {
            String ticket = order.getJsonArray("tickets").getJsonObject(i).getString("id");
            JsonObject attendee = new JsonObject().put("ticketId", ticket).put("name", "Guest");
            named.add(attendees[i] == null ? attendee : attendee.put("email", attendees[i]));
        }
        buyer.put(path + "/attendees", new JsonObject().put("items", named), opened)
                .expect(200);
        buyer.post(path + "/confirm", new JsonObject().put("payment", payment), opened)
                .expect(200);
        return order;
    }

    static String plain(String markdown) {
        return markdown.replaceAll("\\\\(\\p{Punct})", "$1");
    }

    private static List<JsonObject> items(JsonObject page) {
        return page.getJsonArray("items").stream().map(JsonObject.class::cast).toList();
    }

    @Override
    public void close() {
        platform.close();
    }
}
