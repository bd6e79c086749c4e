package io.plenary.web;

import static io.plenary.testing.TestNode.await;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomsService;
import io.plenary.contracts.organizations.Organization;
import io.plenary.testing.FakeRooms;
import io.plenary.testing.TestHttp.User;
import io.plenary.testing.TestPlatform;
import io.plenary.web.live.CloseCode;
import io.plenary.web.live.LiveChannel;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The live channel as the platform offers it: with its tokens, its conferences and its way in. */
class LiveTest {

    private static final FakeRooms ROOMS = new FakeRooms();

    private static TestPlatform platform;
    private static WebSocketClient client;
    private static User organizer;
    private static UUID published;
    private static UUID draft;
    private static UUID gone;

    @BeforeAll
    static void start() {
        platform = new TestPlatform();
        await(platform.node().doors().open(RoomsService.class, RoomsService.ADDRESS, ROOMS));
        client = platform.vertx().createWebSocketClient();
        Organization organization = platform.organization("live-org");
        organizer = platform.member(organization, OrganizationRole.ORGANIZER);
        published = id(platform.conference(organizer, organization.slug(), "live-conf", "PUBLISHED"));
        draft = id(platform.conference(organizer, organization.slug(), "live-draft", "DRAFT"));
        gone = id(platform.conference(organizer, organization.slug(), "live-gone", "PUBLISHED"));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static UUID id(JsonObject conference) {
        return UUID.fromString(conference.getString("id"));
    }

    private static final class Client {

        private final WebSocket socket;
        private final List<JsonObject> told = new CopyOnWriteArrayList<>();

        Client(User user, String... headers) {
            URI server = URI.create(platform.http().base());
            WebSocketConnectOptions options = new WebSocketConnectOptions()
                    .setHost(server.getHost())
                    .setPort(server.getPort())
                    .setURI(LiveChannel.PATH)
                    .addSubProtocol(LiveChannel.SUBPROTOCOL);
            for (int i = 0; i < headers.length; i += 2) {
                options.addHeader(headers[i], headers[i + 1]);
            }
            socket = await(client.connect(options));
            socket.textMessageHandler(text -> told.add(new JsonObject(text)));
            say(new JsonObject().put("type", "hello").put("token", user == null ? null : user.token()));
        }

        Client say(JsonObject message) {
            socket.writeTextMessage(message.encode());
            return this;
        }

        Client join(Room room) {
            return say(new JsonObject()
                    .put("type", "join")
                    .put("room", room.name())
                    .put(
                            "conference",
                            room.conferenceId() == null
                                    ? null
                                    : room.conferenceId().toString()));
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

    private static int refusal(String... headers) {
        try {
            await(new Client(null, headers).socket.close());
            return 101;
        } catch (RuntimeException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            return ((UpgradeRejectedException) cause).getStatus();
        }
    }

    @Test
    void aSignedInPersonIsWelcomedByName() {
        Client one = new Client(organizer);

        assertThat(one.hears("welcome").getString("user"))
                .isEqualTo(organizer.id().toString());
        await(one.socket.close());
    }

    @Test
    void whoSignsOutEverywhereIsOutOfEverySocketAtOnce() {
        User leaver = platform.user("leaver");
        Client one = new Client(leaver);
        Client stranger = new Client(null);
        one.hears("welcome");

        leaver.post("/api/v1/auth/logout-everywhere", null).expect(204);

        one.isClosedWith(CloseCode.REVOKED);
        assertThat(stranger.socket.isClosed()).isFalse();
        await(stranger.socket.close());
    }

    @Test
    void aDraftIsForWhoSeesIt() {
        Client stranger = new Client(null).join(Room.ofConference(draft));
        Client member = new Client(organizer).join(Room.ofConference(draft));

        assertThat(stranger.hears("refused").getJsonObject("problem").getString("code"))
                .isEqualTo("NOT_FOUND");
        member.hears("joined");
        await(stranger.socket.close());
        await(member.socket.close());
    }

    @Test
    void whatTheServiceRefusesIsToldAsByHttp() {
        Room closed = Room.ofSession(published, UUID.randomUUID());
        ROOMS.openTo((caller, room) -> !room.equals(closed) || caller.isSignedIn());

        JsonObject problem = new Client(null).join(closed).hears("refused").getJsonObject("problem");

        assertThat(problem.getInteger("status")).isEqualTo(Refusal.NOT_FOUND.status());
        assertThat(problem.getString("type")).isNotBlank();
        assertThat(problem.getString("correlationId")).isNotBlank();
    }

    @Test
    void tokensForProgramsOpenNothing() {
        String token = organizer
                .post(
                        "/api/v1/me/tokens",
                        new JsonObject().put("name", "A program").put("scopes", new JsonArray().add("read")))
                .expect(201)
                .getString("secret");

        new Client(platform.http().with(token)).isClosedWith(CloseCode.FORBIDDEN);
    }

    @Test
    void onlyPagesOfOursOpenSockets() {
        URI server = URI.create(platform.http().base());

        assertThat(refusal("Origin", "http://" + server.getAuthority())).isEqualTo(101);
        assertThat(refusal("Origin", "https://evil.example.org")).isEqualTo(403);
        assertThat(refusal("Origin", "null")).isEqualTo(403);
        assertThat(platform.http().anonymous().get(LiveChannel.PATH).status()).isEqualTo(426);
    }

    /** Nobody looks any more whether its requests take too long. */
    @Test
    void aConnectionThatAskedForASocketInVainEnds() throws IOException {
        URI server = URI.create(platform.http().base());
        try (Socket socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(20_000);
            String request = "GET " + LiveChannel.PATH + " HTTP/1.1\r\nHost: " + server.getAuthority()
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: bogus\r\n"
                    + "Sec-WebSocket-Version: 7000\r\nSec-WebSocket-Protocol: "
                    + LiveChannel.SUBPROTOCOL + "\r\n\r\n";
            socket.getOutputStream().write((request + request).getBytes(UTF_8));

            assertThat(new String(socket.getInputStream().readAllBytes(), UTF_8))
                    .contains("HTTP/1.1 4")
                    .doesNotContain("HTTP/1.1 5");
        }
    }

    @Test
    void whatIsNoLongerForEverybodyIsNotToldAnyMore() {
        Room room = Room.ofConference(gone);
        Client stranger = new Client(null).join(room);
        stranger.hears("joined");

        assertThat(platform.admin().delete("/api/v1/conferences/" + room.id()).status())
                .isLessThan(300);

        assertThat(stranger.hears("refused").getString("room")).isEqualTo(room.name());
    }
}
