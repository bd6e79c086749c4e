package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Messaging;
import io.plenary.services.notifications.PushReceiver;
import io.plenary.services.notifications.PushReceiver.Browser;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is meant in a chat is told where they read such things: once for each chat, until they have read it. */
class MentionsTest {

    private static final String INBOX = "/api/v1/me/inbox";

    private static PushReceiver service;
    private static TestPlatform platform;
    private static User owner;
    private static int conferences;

    private String conference;
    private String session;
    private User ada;
    private User ben;
    private Browser device;

    @BeforeAll
    static void start() {
        service = new PushReceiver();
        platform = TestPlatform.mailing(
                new Messaging(null, "Plenary <plenary@example.org>", null, Duration.ofSeconds(2), service.settings()));
        Organization organization = platform.organization("mentions");
        owner = platform.member(organization, OrganizationRole.OWNER);
    }

    @AfterAll
    static void stop() {
        platform.close();
        service.close();
    }

    @BeforeEach
    void twoTalk() {
        String slug = "mentions-" + ++conferences;
        platform.conference(owner, "mentions", slug, "PUBLISHED");
        conference = "/api/v1/conferences/" + slug;
        owner.put(conference + "/live-settings", ApiOperations.liveSettings()).expect(200);
        owner.put(conference + "/chat-words", new JsonObject().put("words", new JsonArray().add("idiot")))
                .expect(200);
        session = session("Event loops by hand");
        ada = platform.user("ada");
        ben = platform.user("ben");
        device = service.browser(UUID.randomUUID().toString());
        ben.post("/api/v1/me/push/devices", device.subscription()).expect(200);
        write(ben, session, "I am here");
        write(ada, session, "So am I");
    }

    @Test
    void aChatIsToldOnceUntilThatWasRead() {
        mention("hello");
        await().until(() -> told(ben).size() == 1);
        JsonObject first = told(ben).get(0);
        assertThat(first.getString("title")).endsWith("mentioned you: Event loops by hand");
        assertThat(first.getString("text").replaceAll("\\\\(\\p{Punct})", "$1"))
                .contains("/sessions/" + session + "?tab=chat")
                .doesNotContain("hello");

        mention("are you there?");
        await().until(() -> told(ben).get(0).getString("title").equals("2 mentions of you: Event loops by hand"));
        assertThat(told(ben)).hasSize(1);
        await().until(() -> service.received(device).size() == 1);

        ben.post(INBOX + "/marks", new JsonObject().put("read", true)).expect(200);
        mention("still here");
        await().until(() -> told(ben).size() == 2);
        await().until(() -> service.received(device).size() == 2);
        assertThat(told(ada)).isEmpty();
    }

    @Test
    void whoLooksAtAChatHasReadThatTheyAreMentionedThere() {
        String other = session("Schemas without tears");
        write(ben, other, "Here as well");
        mention("hello");
        write(ada, other, "@Ben hello", ben);
        await().until(() -> unread(ben) == 2);

        looksAt(ada, session);
        assertThat(unread(ben)).isEqualTo(2);
        looksAt(ben, session);
        assertThat(told(ben)).extracting(item -> item.containsKey("readAt")).containsExactlyInAnyOrder(true, false);
        assertThat(unread(ben)).isEqualTo(1);

        mention("are you there?");
        await().until(() -> unread(ben) == 2);
    }

    @Test
    void nobodyReadsAChatOfNoConferenceOrWithoutAnAccount() {
        mention("hello");
        await().until(() -> unread(ben) == 1);
        JsonObject nowhere = new JsonObject().put("read", true).put("mentionedIn", new JsonObject());
        ben.post(INBOX + "/marks", nowhere).expect(400);
        looksAt(ben, UUID.randomUUID().toString());
        JsonObject chat = new JsonObject().put("conferenceId", UUID.randomUUID().toString());
        ben.post(INBOX + "/marks", new JsonObject().put("read", true).put("mentionedIn", chat))
                .expect(200);
        platform.http()
                .anonymous()
                .post(INBOX + "/marks", new JsonObject().put("read", true).put("mentionedIn", chat))
                .expect(401);
        assertThat(unread(ben)).isEqualTo(1);
    }

    private static int unread(User user) {
        return user.get(INBOX + "/unread").expect(200).getInteger("unread");
    }

    private void looksAt(User user, String chat) {
        String id = owner.get(conference).expect(200).getString("id");
        user.post(
                        INBOX + "/marks",
                        new JsonObject()
                                .put("read", true)
                                .put(
                                        "mentionedIn",
                                        new JsonObject().put("conferenceId", id).put("sessionId", chat)))
                .expect(200);
    }

    @Test
    void eachChatIsToldForItself() {
        String other = session("Schemas without tears");
        write(ben, other, "Here as well");
        mention("hello");
        await().until(() -> told(ben).size() == 1);

        write(ada, other, "@Ben hello", ben);

        await().until(() -> told(ben).size() == 2);
    }

    @Test
    void whatNobodyCanReadAnyMoreIsToldNobody() {
        String held = mention("you idiot");
        String deleted = mention("hello");
        String removed = mention("hello again");
        await().until(() ->
                told(ben).size() == 1 && told(ben).get(0).getString("title").startsWith("2 mentions"));

        ada.delete(message(deleted)).expect(204);
        await().until(() -> told(ben).get(0).getString("title").contains("mentioned you"));
        owner.post(message(removed) + "/removal", null).expect(204);
        await().until(() -> told(ben).isEmpty());
        assertThat(ben.get(INBOX + "/unread").expect(200).getInteger("unread")).isZero();

        owner.post(message(held) + "/approval", null).expect(204);
        await().until(() -> told(ben).size() == 1);
    }

    @Test
    void whoDoesNotWantItThereIsToldOnDevicesOnlyAndNotAgainAtOnce() {
        wants(ben, "INBOX", false);
        mention("hello");
        await().until(() -> service.received(device).size() == 1);
        mention("hello again");
        await().until(() -> rows("select 'yes' from messages where kind = 'MENTION' and user_id = '" + ben.id()
                                + "' and jsonb_array_length(facts -> 'mentions') = 2")
                        .size()
                == 1);

        assertThat(told(ben)).isEmpty();
        assertThat(deliveries(ben)).isEqualTo(1);
    }

    @Test
    void whoIsNotToBeDisturbedFindsItLater() {
        LocalTime now = LocalTime.now(ZoneOffset.UTC);
        ben.put(
                        "/api/v1/me/quiet-hours",
                        new JsonObject()
                                .put("begins", now.minusHours(2).toString().substring(0, 5))
                                .put("ends", now.plusHours(2).toString().substring(0, 5))
                                .put("timeZone", "UTC"))
                .expect(200);

        mention("hello");

        await().until(() -> told(ben).size() == 1);
        await().until(() -> !rows("select 'yes' from deliveries join messages on messages.id = message_id"
                        + " where kind = 'MENTION' and user_id = '" + ben.id() + "' and deliveries.due_at > now()")
                .isEmpty());
        assertThat(service.received(device)).isEmpty();
    }

    @Test
    void whoWantsNothingOfItIsToldNothing() {
        wants(ben, "INBOX", false);
        wants(ben, "PUSH", false);

        mention("hello");

        await().until(() -> !rows("select 'yes' from messages where kind = 'MENTION' and user_id = '" + ben.id() + "'")
                .isEmpty());
        assertThat(told(ben)).isEmpty();
        assertThat(deliveries(ben)).isZero();
    }

    private String mention(String text) {
        return write(ada, session, "@Ben " + text, ben);
    }

    private String write(User who, String in, String text, User... mentioned) {
        JsonObject message = new JsonObject().put("sessionId", in).put("text", text);
        for (User one : mentioned) {
            message.put("mentions", new JsonArray().add(one.id().toString()));
        }
        return who.post(conference + "/chat-messages", message).expect(201).getString("id");
    }

    private String message(String id) {
        return conference + "/chat-messages/" + id;
    }

    private String session(String title) {
        String id = UUID.randomUUID().toString();
        owner.post(conference + "/sessions", new JsonObject().put("id", id).put("title", title))
                .expect(201);
        return id;
    }

    private static void wants(User user, String channel, boolean wanted) {
        JsonObject preference =
                new JsonObject().put("kind", "MENTION").put("channel", channel).put("wanted", wanted);
        user.post("/api/v1/me/preferences", new JsonObject().put("items", List.of(preference)))
                .expect(200);
    }

    private static List<JsonObject> told(User user) {
        return user.get(INBOX).expect(200).getJsonArray("items").stream()
                .map(JsonObject.class::cast)
                .filter(item -> item.getString("kind").equals("MENTION"))
                .toList();
    }

    private static long deliveries(User user) {
        return rows("select deliveries.id::text from deliveries join messages on messages.id = message_id"
                        + " where kind = 'MENTION' and user_id = '" + user.id() + "'")
                .size();
    }

    private static List<String> rows(String query) {
        return platform.rows("notifications", owner.id(), query);
    }
}
