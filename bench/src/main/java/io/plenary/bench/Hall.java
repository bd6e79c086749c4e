package io.plenary.bench;

import io.vertx.core.json.JsonObject;
import java.util.List;

/** A session with something live, and who speaks there. */
record Hall(Api api, String session) {

    static final String SLUG = "live";
    private static final String AT = "/conferences/" + SLUG;

    /** @param api of somebody who may organize */
    static Hall open(Api api) {
        api.addConference(SLUG);
        JsonObject settings = new JsonObject()
                .put("questions", true)
                .put("anonymousQuestions", true)
                .put("questionsModerated", false)
                .put("chat", true)
                .put("participants", "EVERYBODY");
        api.put(AT + "/live-settings", settings.encode());
        return new Hall(api, api.addSession(SLUG, "How lamps are lit"));
    }

    String room() {
        return "session:" + session;
    }

    /** Everybody in the room is told. */
    void say(String text) {
        String state = new JsonObject().put("movedTo", text).encode();
        api.put(AT + "/sessions/" + session + "/live-state", state);
    }

    /** @return the path of a poll that shows its results at once */
    String openPoll() {
        JsonObject poll = new JsonObject()
                .put("sessionId", session)
                .put("question", "Which one do you use?")
                .put("kind", "SINGLE")
                .put("options", List.of("This one", "Another"))
                .put("results", "LIVE");
        String path = AT + "/polls/" + api.post(AT + "/polls", poll).getString("id");
        api.put(path + "/state", new JsonObject().put("state", "OPEN").encode());
        return path;
    }
}
