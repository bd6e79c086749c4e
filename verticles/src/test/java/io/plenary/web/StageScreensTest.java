package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.web.live.CloseCode;
import io.plenary.web.live.LiveChannel;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the code of a screen opens: the sessions of one room, or of all in the foyer, and nothing else. */
class StageScreensTest {

    private static TestPlatform platform;
    private static WebSocketClient client;
    private static User organizer;
    private static String draft;
    private static UUID conferenceId;
    private static String hall;
    private static String session;
    private static String other;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        client = platform.vertx().createWebSocketClient();
        Organization organization = platform.organization("screens-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        conferenceId = UUID.fromString(platform.conference(organizer, organization.slug(), "screens-draft", "DRAFT")
                .getString("id"));
        draft = "/api/v1/conferences/" + conferenceId;
        hall = room("Hall");
        session = session("Seen", hall);
        other = session("Unseen", room("Elsewhere"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static String room(String name) {
        return room(draft, name);
    }

    private static String room(String conference, String name) {
        return organizer
                .post(conference + "/rooms", new JsonObject().put("name", name))
                .expect(201)
                .getString("id");
    }

    private static String session(String title, String room) {
        return session(draft, title, room);
    }

    private static JsonObject slot(String conference, String room) {
        return new JsonObject()
                .put("start", organizer.get(conference).expect(200).getString("startDate") + "T10:00:00Z")
                .put("durationMinutes", 30)
                .put("roomId", room);
    }

    private static String session(String conference, String title, String room) {
        return organizer
                .post(
                        conference + "/sessions",
                        new JsonObject().put("title", title).put("slot", slot(conference, room)))
                .expect(201)
                .getJsonObject("session")
                .getString("id");
    }

    private static JsonObject made() {
        return made(draft, hall);
    }

    /** @param room null for the foyer */
    private static JsonObject made(String conference, String room) {
        return organizer
                .post(
                        conference + "/stage-screens",
                        new JsonObject()
                                .put("roomId", room)
                                .put("name", "Projector")
                                .put("expiresInDays", 1))
                .expect(201);
    }

    private static User with(JsonObject screen) {
        return platform.http().with(screen.getString("code"));
    }

    @Test
    void aCodeShowsTheScheduleOfItsRoomAndNoStrangerSeesItAfterwards() {
        User screen = platform.http().with(made().getString("code"));
        String own = draft + "/schedule?room=" + hall;

        JsonObject schedule = screen.get(own).expect(200);

        assertThat(schedule.getJsonArray("sessions")).hasSize(1);
        assertThat(schedule.encode()).contains("Seen").doesNotContain("Unseen");
        assertThat(platform.http().anonymous().get(own).status()).isEqualTo(404);
        assertThat(screen.get(draft + "/schedule").expect(200).encode()).doesNotContain("Unseen");
        assertThat(screen.get(draft + "/schedule?room=" + UUID.randomUUID()).status())
                .isIn(400, 403);
    }

    @Test
    void aCodeOfTheFoyerShowsTheScheduleOfAllRoomsBeforeEverybodySeesIt() {
        User foyer = with(made(draft, null));

        assertThat(foyer.get(draft + "/schedule").expect(200).encode()).contains("Seen", "Unseen");
        assertThat(foyer.get(draft + "/schedule?room=" + hall).expect(200).encode())
                .contains("Seen")
                .doesNotContain("Unseen");
        foyer.get(draft + "/changes?since=0").expect(200);
        foyer.get(draft + "/billboard").expect(200);
        for (String path : List.of("/schedule", "/changes?since=0", "/billboard")) {
            assertThat(platform.http().anonymous().get(draft + path).status())
                    .as(path)
                    .isEqualTo(404);
        }
    }

    @Test
    void nobodyMakesOneForTheFoyerByLeavingTheRoomOut() {
        JsonObject roomless = new JsonObject().put("name", "Projector").put("expiresInDays", 1);

        assertThat(organizer.post(draft + "/stage-screens", roomless).status()).isEqualTo(400);
        assertThat(made(draft, null).getMap()).containsEntry("roomId", null);
    }

    @Test
    void noCodeOpensAnotherConference() {
        String another = "/api/v1/conferences/"
                + platform.conference(organizer, "screens-org", "screens-another", "DRAFT")
                        .getString("id");

        for (User screen : List.of(with(made()), with(made(draft, null)))) {
            for (String path : List.of("/schedule", "/changes?since=0", "/billboard")) {
                assertThat(screen.get(another + path).status()).as(path).isEqualTo(404);
            }
        }
    }

    @Test
    void aRoomIsToldWhatChangedThereAndTheFoyerWhatChangedAnywhere() {
        String open = "/api/v1/conferences/"
                + platform.conference(organizer, "screens-org", "screens-open", "PUBLISHED")
                        .getString("id");
        String left = room(open, "Left");
        String right = room(open, "Right");
        String leaving = session(open, "Leaving", left);
        session(open, "Staying", right);
        long since = organizer.get(open + "/schedule").expect(200).getLong("version");
        organizer
                .put(open + "/sessions/" + leaving + "/slot", slot(open, room(open, "Third")))
                .expect(200);
        session(open, "Coming", right);
        String path = open + "/changes?since=" + since;

        assertThat(with(made(open, left)).get(path).expect(200).encode())
                .contains("Leaving")
                .doesNotContain("Coming");
        assertThat(with(made(open, right)).get(path).expect(200).encode())
                .contains("Coming")
                .doesNotContain("Leaving");
        assertThat(with(made(open, null)).get(path).expect(200).encode()).contains("Leaving", "Coming");
    }

    @Test
    void whatIsRevokedReadsNothing() {
        for (JsonObject made : List.of(made(), made(draft, null))) {
            User screen = with(made);
            screen.get(draft + "/schedule").expect(200);
            organizer.delete(draft + "/stage-screens/" + made.getString("id")).expect(204);

            Awaitility.await()
                    .untilAsserted(() ->
                            assertThat(screen.get(draft + "/schedule").status()).isEqualTo(401));
            for (String path : List.of("/changes?since=0", "/billboard")) {
                assertThat(screen.get(draft + path).status()).as(path).isEqualTo(401);
            }
        }
    }

    @Test
    void aCodeReadsNothingElseAndWritesNothing() {
        List.of(made(), made(draft, null)).forEach(made -> readsNothingElse(with(made)));
    }

    private static void readsNothingElse(User screen) {
        for (String path : List.of(
                draft,
                draft + "/sessions/" + session,
                draft + "/live-states",
                draft + "/schedule?draft=true",
                draft + "/stage-screens",
                "/api/v1/me")) {
            assertThat(screen.get(path).status()).as(path).isIn(401, 403);
        }
        assertThat(screen.post(draft + "/audience-questions", new JsonObject().put("text", "Who is it?"))
                        .status())
                .isIn(401, 403);
        assertThat(screen.put(draft + "/sessions/" + session + "/live-state", new JsonObject().put("full", true))
                        .status())
                .isIn(401, 403);
    }

    @Test
    void itsSocketIsInItsOwnRoomsUntilItIsRevoked() {
        JsonObject made = made();
        Client screen = new Client(made.getString("code"));
        Room own = Room.ofSession(conferenceId, UUID.fromString(session));
        Room unseen = Room.ofSession(conferenceId, UUID.fromString(other));

        assertThat(screen.join(own).hears("joined").getString("room")).isEqualTo(own.name());
        assertThat(screen.join(unseen).hears("refused").getString("room")).isEqualTo(unseen.name());
        screen.told.clear();
        screen.say(new JsonObject()
                .put("type", "call")
                .put("id", UUID.randomUUID().toString())
                .put("operation", "putLiveState")
                .put(
                        "parameters",
                        new JsonObject().put("conf", conferenceId.toString()).put("id", session))
                .put("body", new JsonObject().put("full", true)));
        assertThat(screen.hears("answer").getInteger("status")).isIn(401, 403);

        organizer.delete(draft + "/stage-screens/" + made.getString("id")).expect(204);

        assertThat(screen.hears("refused").getString("room")).isEqualTo(own.name());
        assertThat(platform.http()
                        .with(made.getString("code"))
                        .get(draft + "/schedule?room=" + hall)
                        .status())
                .isEqualTo(401);
        new Client(made.getString("code")).isClosedWith(CloseCode.EXPIRED);
    }

    private static final class Client {

        private final WebSocket socket;
        private final List<JsonObject> told = new CopyOnWriteArrayList<>();

        Client(String token) {
            URI server = URI.create(platform.http().base());
            socket = await(client.connect(new WebSocketConnectOptions()
                    .setHost(server.getHost())
                    .setPort(server.getPort())
                    .setURI(LiveChannel.PATH)
                    .addSubProtocol(LiveChannel.SUBPROTOCOL)));
            socket.textMessageHandler(text -> told.add(new JsonObject(text)));
            say(new JsonObject().put("type", "hello").put("token", token));
        }

        Client say(JsonObject message) {
            socket.writeTextMessage(message.encode());
            return this;
        }

        Client join(Room room) {
            return say(new JsonObject()
                    .put("type", "join")
                    .put("room", room.name())
                    .put("conference", conferenceId.toString()));
        }

        JsonObject hears(String type) {
            Awaitility.await().until(() -> told.stream().anyMatch(one -> type.equals(one.getString("type"))));
            return told.stream()
                    .filter(one -> type.equals(one.getString("type")))
                    .findFirst()
                    .orElseThrow();
        }

        void isClosedWith(CloseCode code) {
            Awaitility.await().until(socket::isClosed);
            assertThat(socket.closeStatusCode()).isEqualTo(code.number());
        }
    }
}
