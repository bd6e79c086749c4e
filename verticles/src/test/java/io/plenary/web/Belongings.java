package io.plenary.web;

import static java.util.Map.entry;

import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.Awaited;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** What an organization may have. */
final class Belongings {

    private Belongings() {}

    /** A conference with something of everything, and what it is all called. */
    static Map<String, String> of(TestPlatform platform, User owner, Organization ours, String word, String status) {
        String conference =
                platform.conference(owner, ours.slug(), word + "-conf", status).getString("id");
        String base = "/api/v1/conferences/" + conference;
        String speaker =
                owner.post(base + "/speakers", named("name", word)).expect(201).getString("id");
        String namesake =
                owner.post(base + "/speakers", named("name", word)).expect(201).getString("id");
        String room =
                owner.post(base + "/rooms", named("name", word)).expect(201).getString("id");
        String track =
                owner.post(base + "/tracks", named("name", word)).expect(201).getString("id");
        JsonObject session = named("title", word).put("speakers", List.of(credit(speaker, word)));
        String sessionId = owner.post(base + "/sessions", session)
                .expect(201)
                .getJsonObject("session")
                .getString("id");
        owner.put(base + "/sessions/" + sessionId + "/star", null).expect(200);
        JsonObject note = named("text", word).put("shared", true);
        String noteId = owner.post(base + "/sessions/" + sessionId + "/notes", note)
                .expect(201)
                .getString("id");
        String file = "<schedule><conference><title>x</title></conference></schedule>";
        String importId = owner.post(base + "/imports", file.getBytes(StandardCharsets.UTF_8), "application/xml")
                .expect(202)
                .getString("id");
        byte[] attendees = (ApiOperations.ATTENDEES + word + ",a@example.org").getBytes(StandardCharsets.UTF_8);
        String attendeeImport = owner.post(base + "/attendee-imports?filename=" + word, attendees, "text/csv")
                .expect(201)
                .getString("id");
        String provisioning = owner.get("/api/v1/admin/provisionings")
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        String quota =
                owner.post(base + "/quotas", named("name", word)).expect(201).getString("id");
        String type = owner.post(
                        base + "/ticket-types",
                        named("name", word).put("price", 0).put("currency", "EUR"))
                .expect(201)
                .getString("id");
        String voucher = owner.post(base + "/vouchers", named("note", word).put("code", word + "-code"))
                .expect(201)
                .getString("id");
        String question = owner.post(base + "/questions", named("label", word).put("kind", "TEXT"))
                .expect(201)
                .getString("id");
        JsonObject order =
                owner.post(base + "/orders", order(type, word)).expect(201).getJsonObject("order");
        String waiting = new Awaited(platform.admin(), owner, base).entry();
        String list = owner.post(base + "/check-in-lists", named("name", word))
                .expect(201)
                .getString("id");
        owner.put(base + "/sessions/" + sessionId + "/sign-up", new JsonObject().put("ticketNeeded", false))
                .expect(200);
        String sponsor = owner.post(
                        base + "/sponsors", named("name", word).put("link", "https://" + word + ".example/"))
                .expect(201)
                .getString("id");
        String advertisement = owner.post(base + "/promotions", ApiOperations.advertisement(sponsor))
                .expect(201)
                .getString("id");
        owner.put(base + "/live-settings", ApiOperations.liveSettings()).expect(200);
        String asked = owner.post(
                        base + "/audience-questions", named("text", word).put("sessionId", sessionId))
                .expect(201)
                .getString("id");
        String message = owner.post(base + "/chat-messages", named("text", word).put("sessionId", sessionId))
                .expect(201)
                .getString("id");
        String poll = owner.post(
                        base + "/polls",
                        ApiOperations.poll().put("question", word).put("sessionId", sessionId))
                .expect(201)
                .getString("id");
        String silence = owner.post(
                        base + "/silences",
                        named("reason", word).put("questionId", asked).put("kind", "MUTED"))
                .expect(201)
                .getString("id");
        String screen = owner.post(
                        base + "/stage-screens",
                        named("name", word).put("roomId", room).put("expiresInDays", 7))
                .expect(201)
                .getString("id");
        String scan = owner.post(base + "/check-in-lists/" + list + "/scans", ApiOperations.scans())
                .expect(200)
                .getJsonArray("items")
                .getJsonObject(0)
                .getString("id");
        JsonObject bulletin = named("subject", word)
                .put("text", "From the " + word)
                .put("language", "en")
                .put("audience", "TEAM");
        String bulletinId =
                owner.post(base + "/bulletins", bulletin).expect(201).getString("id");
        JsonObject wanted = new JsonObject()
                .put("url", "https://192.0.2.1/" + word)
                .put("types", new JsonArray().add("session.moved"));
        String webhooks = "/api/v1/organizations/" + ours.id() + "/webhooks";
        String webhook = owner.post(webhooks, wanted)
                .expect(201)
                .getJsonObject("endpoint")
                .getString("id");
        String delivery =
                owner.post(webhooks + "/" + webhook + "/test", null).expect(202).getString("id");
        JsonObject wantedToken = named("name", word).put("scopes", new JsonArray().add("read"));
        String token = owner.post("/api/v1/organizations/" + ours.id() + "/tokens", wantedToken)
                .expect(201)
                .getString("id");
        JsonObject invited =
                new JsonObject().put("email", word + "-invited@example.org").put("role", "MEMBER");
        String invitation = owner.post("/api/v1/organizations/" + ours.id() + "/invitations", invited)
                .expect(201)
                .getString("id");
        JsonObject wantedTeam = named("name", word)
                .put("everywhere", true)
                .put("rights", new JsonArray().add("audit.read"))
                .put("members", new JsonArray().add(owner.id().toString()));
        String team = owner.post("/api/v1/organizations/" + ours.id() + "/teams", wantedTeam)
                .expect(201)
                .getString("id");
        owner.put(base + "/release-mode", new JsonObject().put("mode", "BY_HAND"))
                .expect(200);
        String preview = owner.post(
                        base + "/draft/previews", named("label", word).put("expiresInDays", 7))
                .expect(201)
                .getString("id");
        String print = owner.post(base + "/prints", new JsonObject().put("kind", "DOOR_SHEETS"))
                .expect(202)
                .getString("id");
        return Map.ofEntries(
                entry("release", "1"),
                entry("prints", print),
                entry("previews", preview),
                entry("quotas", quota),
                entry("ticket-types", type),
                entry("vouchers", voucher),
                entry("questions", question),
                entry("code", order.getString("code")),
                entry("ticket", order.getJsonArray("tickets").getJsonObject(0).getString("id")),
                entry("waiting-list", waiting),
                entry("number", "2027-00001"),
                entry("check-in-lists", list),
                entry("scan", scan),
                entry("audience-questions", asked),
                entry("silences", silence),
                entry("stage-screens", screen),
                entry("polls", poll),
                entry("chat-messages", message),
                entry("reported-messages", message),
                entry("reaction", "LIKE"),
                entry("sponsors", sponsor),
                entry("promotions", advertisement),
                entry("bulletins", bulletinId),
                entry("tokens", token),
                entry("teams", team),
                entry("invitations", invitation),
                entry("namesake", namesake),
                entry("webhooks", webhook),
                entry("delivery", delivery),
                entry("conf", conference),
                entry("org", ours.id().toString()),
                entry("sessions", sessionId),
                entry("rooms", room),
                entry("tracks", track),
                entry("speakers", speaker),
                entry("notes", noteId),
                entry("imports", importId),
                entry("attendee-imports", attendeeImport),
                entry("provisionings", provisioning),
                entry("userId", owner.id().toString()));
    }

    private static JsonObject order(String ticketTypeId, String word) {
        JsonObject line = new JsonObject().put("ticketTypeId", ticketTypeId).put("count", 1);
        return named("name", word).put("email", word + "@example.org").put("lines", new JsonArray().add(line));
    }

    static JsonObject named(String member, String word) {
        return new JsonObject().put(member, "The " + word);
    }

    static JsonObject credit(String speakerId, String word) {
        return new JsonObject().put("speakerId", speakerId).put("name", "Dr. " + word);
    }
}
