package io.plenary.browser;

import com.google.gson.JsonObject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A conference that is on at this moment, with rooms in which something takes place. */
record OnNow(Api api, String slug) {

    private static final ChronoUnit MINUTES = ChronoUnit.MINUTES;

    static OnNow published(Api api, String slug, String title) {
        OnNow conference = draft(api, slug, title);
        api.patch(conference.path(), Map.of("status", "PUBLISHED"));
        return conference;
    }

    static OnNow draft(Api api, String slug, String title) {
        api.draft(slug, title);
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        OnNow conference = new OnNow(api, slug);
        api.patch(
                conference.path(),
                Map.of(
                        "startDate",
                        today.minusDays(1).toString(),
                        "endDate",
                        today.plusDays(1).toString()));
        Map<String, Object> settings = new HashMap<>(Map.of("questions", true, "anonymousQuestions", true));
        settings.putAll(Map.of("questionsModerated", false, "chat", true, "participants", "EVERYBODY"));
        api.put(conference.path() + "/live-settings", settings);
        return conference;
    }

    String path() {
        return "/conferences/" + slug;
    }

    String room(String name) {
        return id(api.post(path() + "/rooms", Map.of("name", name)));
    }

    /** @param from in minutes from now */
    String session(String title, String room, int from, int minutes) {
        String start = Instant.now().truncatedTo(MINUTES).plus(from, MINUTES).toString();
        Map<String, Object> slot = Map.of("start", start, "durationMinutes", minutes, "roomId", room);
        return id(api.post(path() + "/sessions", Map.of("title", title, "slot", slot))
                .getAsJsonObject("session"));
    }

    void stands(String session, Map<String, Object> state) {
        api.put(path() + "/sessions/" + session + "/live-state", state);
    }

    String question(String session, String text) {
        return id(api.post(path() + "/audience-questions", Map.of("sessionId", session, "text", text)));
    }

    void pin(String question) {
        api.post(path() + "/audience-questions/" + question + "/decision", Map.of("action", "PIN"));
    }

    /** One that is open. */
    String poll(String session, String question, String... options) {
        String poll = id(api.post(
                path() + "/polls",
                Map.of("sessionId", session, "question", question, "kind", "SINGLE", "options", List.of(options))));
        api.put(path() + "/polls/" + poll + "/state", Map.of("state", "OPEN"));
        return poll;
    }

    void answers(String poll, int choice) {
        api.put(path() + "/polls/" + poll + "/answer", Map.of("choices", List.of(choice)));
    }

    static String id(JsonObject made) {
        return made.get("id").getAsString();
    }
}
