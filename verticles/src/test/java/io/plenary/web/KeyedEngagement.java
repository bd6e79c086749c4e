package io.plenary.web;

import static java.util.Map.entry;

import io.plenary.testing.TestHttp.User;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

/** For operations on what happens live, a request that succeeds. */
final class KeyedEngagement {

    private static final String QUESTIONS = KeyedRequests.CONF + "/audience-questions";
    private static final String MESSAGES = KeyedRequests.CONF + "/chat-messages";
    private static final String POLLS = KeyedRequests.CONF + "/polls";
    private static final String NAME = KeyedRequests.CONF + "/presence/me";
    private static final String LEADERBOARD = KeyedRequests.CONF + "/leaderboard/me";
    private static final JsonObject OPEN = new JsonObject().put("state", "OPEN");
    private static final String SCREENS = KeyedRequests.CONF + "/stage-screens";
    private static final String SILENCES = KeyedRequests.CONF + "/silences";

    private final User owner;
    private final Function<String, User> people;

    KeyedEngagement(User owner, Function<String, User> people) {
        this.owner = owner;
        this.people = people;
    }

    /** By operation. */
    Map<String, KeyedRequests.Preparation> all() {
        Map<String, KeyedRequests.Preparation> all = new LinkedHashMap<>(questions());
        all.putAll(chat());
        all.putAll(polls());
        all.putAll(screens());
        return all;
    }

    private Map<String, KeyedRequests.Preparation> questions() {
        return Map.ofEntries(
                entry(
                        "putLiveSettings",
                        () -> owner("PUT", KeyedRequests.CONF + "/live-settings", ApiOperations.liveSettings())),
                entry("askAudienceQuestion", () -> by(somebody(), "POST", QUESTIONS, KeyedRequests.named("text"))),
                entry("withdrawAudienceQuestion", () -> {
                    User author = somebody();
                    return by(author, "DELETE", asked(author), null);
                }),
                entry("voteForAudienceQuestion", () -> owner("PUT", asked(somebody()) + "/vote", null)),
                entry("unvoteAudienceQuestion", () -> owner("DELETE", voted() + "/vote", null)),
                entry(
                        "decideAudienceQuestion",
                        () -> owner("POST", asked(somebody()) + "/decision", new JsonObject().put("action", "PIN"))),
                entry("createSilence", () -> owner("POST", SILENCES, silence())),
                entry(
                        "liftSilence",
                        () -> owner(
                                "DELETE",
                                SILENCES + "/"
                                        + owner.post(SILENCES, silence())
                                                .expect(201)
                                                .getString("id"),
                                null)));
    }

    private Map<String, KeyedRequests.Preparation> chat() {
        return Map.ofEntries(
                entry("postChatMessage", () -> by(somebody(), "POST", MESSAGES, KeyedRequests.named("text"))),
                entry("editChatMessage", () -> {
                    User author = somebody();
                    return by(author, "PUT", written(author), KeyedRequests.named("text"));
                }),
                entry("deleteChatMessage", () -> {
                    User author = somebody();
                    return by(author, "DELETE", written(author), null);
                }),
                entry("removeChatMessage", () -> owner("POST", written(somebody()) + "/removal", null)),
                entry("reactToChatMessage", () -> owner("PUT", written(somebody()) + "/reactions/LIKE", null)),
                entry("unreactToChatMessage", () -> owner("DELETE", written(somebody()) + "/reactions/LIKE", null)),
                entry("reportChatMessage", () -> owner("POST", written(somebody()) + "/reports", new JsonObject())),
                entry(
                        "putChatWords",
                        () -> owner(
                                "PUT",
                                KeyedRequests.CONF + "/chat-words",
                                new JsonObject().put("words", new JsonArray().add("buy now")))),
                entry("approveChatMessage", () -> owner("POST", written(somebody()) + "/approval", null)),
                entry("dismissReports", () -> owner("DELETE", reported(), null)),
                entry(
                        "putChat",
                        () -> owner(
                                "PUT",
                                KeyedRequests.CONF + "/chat",
                                new JsonObject().put("slowSeconds", 0).put("readOnly", false))));
    }

    private Map<String, KeyedRequests.Preparation> polls() {
        return Map.ofEntries(
                entry("createPoll", () -> owner("POST", POLLS, ApiOperations.poll())),
                entry("changePoll", () -> owner("PUT", made(), ApiOperations.poll())),
                entry(
                        "putLiveState",
                        () -> owner("PUT", session() + "/live-state", new JsonObject().put("full", true))),
                entry(
                        "putRoomFullness",
                        () -> owner("PUT", session() + "/fullness", new JsonObject().put("seats", "FEW"))),
                entry("deletePoll", () -> owner("DELETE", made(), null)),
                entry("turnPoll", () -> owner("PUT", made() + "/state", OPEN)),
                entry(
                        "hidePollWord",
                        () -> owner(
                                "PUT",
                                made() + "/hidden-words",
                                new JsonObject().put("number", 1).put("hidden", true))),
                entry("giveFeedback", () -> {
                    String feedback = begun() + "/feedback/me";
                    return by(somebody(), "PUT", feedback, new JsonObject().put("stars", 4));
                }),
                entry("withdrawFeedback", () -> by(somebody(), "DELETE", session() + "/feedback/me", null)),
                entry("showMyName", () -> by(somebody(), "PUT", NAME, null)),
                entry("hideMyName", () -> by(somebody(), "DELETE", NAME, null)),
                entry("joinLeaderboard", () -> by(somebody(), "PUT", LEADERBOARD, null)),
                entry("leaveLeaderboard", () -> by(somebody(), "DELETE", LEADERBOARD, null)),
                entry("answerPoll", () -> {
                    String poll = made();
                    owner.put(poll + "/state", OPEN).expect(200);
                    return by(
                            somebody(),
                            "PUT",
                            poll + "/answer",
                            new JsonObject().put("choices", new JsonArray().add(1)));
                }));
    }

    private Map<String, KeyedRequests.Preparation> screens() {
        return Map.of(
                "createStageScreen", () -> owner("POST", SCREENS, screen()),
                "revokeStageScreen",
                        () -> owner(
                                "DELETE",
                                SCREENS + "/"
                                        + owner.post(SCREENS, screen())
                                                .expect(201)
                                                .getString("id"),
                                null));
    }

    private JsonObject screen() {
        String room = owner.post(KeyedRequests.CONF + "/rooms", KeyedRequests.named("name"))
                .expect(201)
                .getString("id");
        return KeyedRequests.named("name").put("roomId", room).put("expiresInDays", 7);
    }

    private String session() {
        return KeyedRequests.CONF + "/sessions/"
                + owner.post(KeyedRequests.CONF + "/sessions", KeyedRequests.named("title"))
                        .expect(201)
                        .getJsonObject("session")
                        .getString("id");
    }

    /** A session that began long ago. */
    private String begun() {
        String session = session();
        owner.put(
                        session + "/slot",
                        new JsonObject().put("start", "2020-05-18T10:00:00Z").put("durationMinutes", 30))
                .expect(200);
        return session;
    }

    private String made() {
        return POLLS + "/" + owner.post(POLLS, ApiOperations.poll()).expect(201).getString("id");
    }

    private static String written(User author) {
        return MESSAGES + "/"
                + author.post(MESSAGES, KeyedRequests.named("text")).expect(201).getString("id");
    }

    private String reported() {
        String message = written(somebody());
        owner.post(message + "/reports", new JsonObject()).expect(204);
        return message.replace("chat-messages", "reported-messages");
    }

    private KeyedRequests.Request owner(String method, String path, JsonObject body) {
        return by(owner, method, path, body);
    }

    private static KeyedRequests.Request by(User user, String method, String path, JsonObject body) {
        return key -> user.json(method, path, body, KeyedRequests.with(key));
    }

    private User somebody() {
        owner.put(KeyedRequests.CONF + "/live-settings", ApiOperations.liveSettings())
                .expect(200);
        return people.apply("asker");
    }

    private static String asked(User author) {
        return QUESTIONS + "/"
                + author.post(QUESTIONS, KeyedRequests.named("text"))
                        .expect(201)
                        .getString("id");
    }

    private String voted() {
        String question = asked(somebody());
        owner.put(question + "/vote", null).expect(200);
        return question;
    }

    private JsonObject silence() {
        String path = asked(somebody());
        return new JsonObject()
                .put("id", UUID.randomUUID().toString())
                .put("questionId", path.substring(path.lastIndexOf('/') + 1))
                .put("kind", "MUTED");
    }
}
