package io.plenary.web.random;

import io.plenary.testing.TestHttp.Reply;
import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonObject;

/** What happens live at a tenant's. */
final class Hall {

    private final Tenant tenant;
    private final User owner;

    Hall(Tenant tenant) {
        this.tenant = tenant;
        owner = tenant.owner();
    }

    /** What others asked, for an owner who was silenced asks nothing. */
    void furnish() {
        JsonObject settings = new JsonObject()
                .put("questions", true)
                .put("anonymousQuestions", true)
                .put("questionsModerated", false)
                .put("chat", true)
                .put("participants", "EVERYBODY");
        owner.put(path("/live-settings"), settings).expect(200);
        deleteAll("/silences");
        Reply asked = owner.post(path("/audience-questions"), tenant.named("text"));
        if (asked.status() == 201) {
            tenant.put("audience-questions", asked.expect(201).getString("id"));
        }
        tenant.put("chat-messages", tenant.made(path("/chat-messages"), tenant.named("text")));
        tenant.put("reported-messages", tenant.id("chat-messages"));
        // There may be 100 only.
        deleteAll("/polls");
        tenant.put("polls", tenant.made(path("/polls"), tenant.named("question").put("kind", "RATING")));
    }

    private void deleteAll(String collection) {
        owner.get(path(collection)).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .forEach(one -> owner.delete(path(collection + "/" + one.getString("id"))));
    }

    private String path(String more) {
        return tenant.conferencePath() + more;
    }
}
