package io.plenary.web.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plenary.testing.Awaited;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.UUID;

/** What a tenant sells, and who comes. */
final class Shop {

    private final Tenant tenant;
    private final User owner;

    Shop(Tenant tenant) {
        this.tenant = tenant;
        owner = tenant.owner();
    }

    /** What costs nothing, an order of it whose seats are held, and what nobody has ordered. */
    void furnish() {
        clear();
        JsonObject free = tenant.named("name").put("price", 0).put("currency", "EUR");
        for (int i = 0; i < 2; i++) {
            tenant.make("quotas", tenant.named("name"));
            tenant.make("ticket-types", free);
            tenant.make("vouchers", new JsonObject().put("code", "V-" + UUID.randomUUID()));
            tenant.make("questions", tenant.named("label").put("kind", "TEXT"));
        }
        announce();
        tenant.add("sold", tenant.made(path("/ticket-types"), free));
        order();
        String before = tenant.knows("waiting-list") ? tenant.id("waiting-list") : null;
        tenant.put("waiting-list", new Awaited(tenant.admin(), owner, path("")).entryLike(before));
        letIn();
    }

    /** There may be 200 types only, and one that has to be had with each ticket refuses orders without. */
    private void clear() {
        owner.get(path("/ticket-types")).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(type -> type.containsKey("addOn"))
                .forEach(addOn -> owner.json(
                        "PATCH",
                        path("/ticket-types/" + addOn.getString("id")),
                        new JsonObject().put("onSale", false)));
        delete("ticket-types", "");
        delete("quotas", "");
        delete("questions", "?answers=1000");
        delete("attendee-imports", "");
        tenant.forget("vouchers", "sold", "code", "tickets", "check-in-lists", "scan");
    }

    private void delete(String kind, String query) {
        tenant.all(kind).forEach(id -> owner.delete(path("/" + kind + "/" + id + query)));
        tenant.forget(kind);
    }

    private void announce() {
        byte[] attendees = ("Name,E-mail\n" + tenant.mark() + ",a@example.org\n").getBytes(UTF_8);
        tenant.add(
                "attendee-imports",
                owner.post(path("/attendee-imports"), attendees, "text/csv")
                        .expect(201)
                        .getString("id"));
    }

    private void order() {
        JsonObject line =
                new JsonObject().put("ticketTypeId", tenant.id("sold")).put("count", 1);
        JsonObject order = tenant.named("name")
                .put("email", tenant.mark() + "@example.org")
                .put("lines", new JsonArray().add(line));
        tenant.add("code", tenant.made(path("/orders"), order));
        String placed = path("/orders/" + tenant.id("code"));
        String ticket = owner.get(placed)
                .expect(200)
                .getJsonArray("tickets")
                .getJsonObject(0)
                .getString("id");
        tenant.add("tickets", ticket);
        JsonObject attendee = tenant.named("name").put("ticketId", ticket);
        owner.put(placed + "/attendees", new JsonObject().put("items", new JsonArray().add(attendee)))
                .expect(200);
    }

    /** What is no ticket, which a device has let in all the same. */
    private void letIn() {
        tenant.make("check-in-lists", tenant.named("name"));
        String now = Instant.now().toString();
        JsonObject scan = new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("code", tenant.mark())
                .put("scannedAt", now)
                .put("decided", true);
        JsonObject device =
                new JsonObject().put("id", UUID.randomUUID().toString()).put("name", tenant.mark());
        JsonObject batch =
                new JsonObject().put("device", device).put("sentAt", now).put("scans", new JsonArray().add(scan));
        owner.post(path("/check-in-lists/" + tenant.id("check-in-lists") + "/scans"), batch)
                .expect(200);
        tenant.add("scan", scan.getString("id"));
    }

    private String path(String more) {
        return tenant.conferencePath() + more;
    }
}
