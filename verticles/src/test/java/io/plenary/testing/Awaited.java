package io.plenary.testing;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.UUID;

/** What is sold out, and who waits for it. */
public final class Awaited {

    private final User owner;
    private final String conference;

    /** @param conference path of one that the owner organizes */
    public Awaited(User admin, User owner, String conference) {
        admin.patch("/api/v1/admin/users/" + owner.id(), new JsonObject().put("confirmed", true))
                .expect(200);
        this.owner = owner;
        this.conference = conference;
    }

    /** Somebody who may join. */
    public JsonObject joining() {
        return new JsonObject().put("ticketTypeId", type());
    }

    /** Id of an entry of the owner's. */
    public String entry() {
        return made("/waiting-list", joining());
    }

    /** The same as before, as long as the owner waits there: types are not without end. */
    public String entryLike(String before) {
        return before != null && waits(before) ? before : entry();
    }

    private boolean waits(String entry) {
        return owner.get(conference + "/waiting-list").expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .anyMatch(one -> one.getString("id").equals(entry)
                        && one.getString("state").equals("WAITING"));
    }

    private String type() {
        String quota = made("/quotas", named().put("size", 0));
        return made(
                "/ticket-types",
                named().put("price", 0).put("currency", "EUR").put("quotaIds", new JsonArray().add(quota)));
    }

    private String made(String path, JsonObject body) {
        return owner.post(conference + path, body).expect(201).getString("id");
    }

    private static JsonObject named() {
        return new JsonObject().put("name", "Sold out " + UUID.randomUUID());
    }
}
