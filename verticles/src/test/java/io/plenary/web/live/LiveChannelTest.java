package io.plenary.web.live;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.engagement.EngagementEvents.LiveSettingsChanged;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What clients of the live channel are told, and what they are sent away for. */
class LiveChannelTest extends LiveStage {

    @Test
    void whoIsInARoomIsToldWhatHappensThere() {
        Room room = session();
        happens(room);
        Client one = Client.stranger().join(room, null);
        JsonObject joined = one.hears("joined");
        assertThat(joined.getLong("position")).isEqualTo(1);
        assertThat(joined.getBoolean("reset")).isTrue();
        assertThat(joined.getInteger("present")).isEqualTo(1);
        assertThat(joined.getJsonArray("entries")).hasSize(1);

        happens(room);

        JsonObject entry = one.hears("entry");
        assertThat(entry.getString("room")).isEqualTo(room.name());
        assertThat(entry.getLong("position")).isEqualTo(2);
        assertThat(entry.getJsonObject("body").getString("text")).isEqualTo("Hi");
        one.end();
    }

    @Test
    void whoLeavesIsToldNothingMore() {
        Room room = session();
        Client one = Client.stranger().join(room, null);
        one.hears("joined");
        Client other = Client.stranger().join(room, null);
        other.hears("joined");

        one.say("leave", "room", room.name()).say("ping");
        one.hears("pong");
        happens(room);

        other.hears("entry");
        assertThat(one.all("entry")).isEmpty();
        one.end();
        other.end();
    }

    @Test
    void presenceIsToldWithinTwoSeconds() {
        Room room = session();
        Client one = Client.stranger().join(room, null);
        one.hears("joined");
        Client other = Client.stranger().join(room, null);

        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> counts(one, room, 2));
        other.end();
        Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> counts(one, room, 1));
        one.end();
    }

    private static boolean counts(Client client, Room room, int people) {
        return client.all("state")
                .filter(state -> state.getString("room").equals(room.name()))
                .reduce((first, last) -> last)
                .filter(state -> Integer.valueOf(people)
                        .equals(state.getJsonObject("value").getInteger("count")))
                .isPresent();
    }

    @Test
    void whatOnlyTheLatestOfMattersIsTold() {
        Room room = session();
        Client one = Client.stranger().join(room, null);
        one.hears("joined");

        node.node()
                .events()
                .tell(
                        new RoomEvents.RoomStated(room, ROOMS.state(room, "votes", new JsonObject().put("q", 3))),
                        null,
                        CONFERENCE,
                        null);

        Awaitility.await().until(() -> one.all("state").anyMatch(state -> Integer.valueOf(3)
                .equals(state.getJsonObject("value").getInteger("q"))));
        one.end();
    }

    @Test
    void connectionsAreCutAtRandomAndNobodyMissesAnythingOrHearsItTwice() {
        Room room = session();
        List<Wanderer> wanderers =
                IntStream.range(0, 5).mapToObj(seed -> new Wanderer(room)).toList();
        for (int i = 1; i <= 300; i++) {
            happens(room);
            if (i % 20 == 0) {
                wanderers.get(i / 20 % wanderers.size()).cut();
            }
        }
        Long[] all = IntStream.rangeClosed(1, 300).mapToObj(Long::valueOf).toArray(Long[]::new);

        wanderers.forEach(one ->
                Awaitility.await().untilAsserted(() -> assertThat(one.known()).containsExactly(all)));

        wanderers.forEach(one -> one.now.end());
    }

    /** One that comes back with the position, as clients do. */
    private static final class Wanderer {

        private final Room room;
        private final List<Long> before = new CopyOnWriteArrayList<>();
        private Client now;

        Wanderer(Room room) {
            this.room = room;
            now = Client.stranger().join(room, null);
            now.hears("joined");
        }

        List<Long> known() {
            return Stream.concat(before.stream(), now.told.stream().flatMap(Wanderer::positions))
                    .toList();
        }

        private static Stream<Long> positions(JsonObject message) {
            return switch (message.getString("type")) {
                case "joined" ->
                    message.getJsonArray("entries").stream().map(entry -> ((JsonObject) entry).getLong("position"));
                case "entry" -> Stream.of(message.getLong("position"));
                default -> Stream.empty();
            };
        }

        void cut() {
            now.end();
            before.addAll(now.told.stream().flatMap(Wanderer::positions).toList());
            Long position = before.isEmpty() ? Long.valueOf(0) : before.get(before.size() - 1);
            now = Client.stranger().join(room, position);
        }
    }

    @Test
    void aCallIsAnsweredByItsId() {
        Client one = Client.stranger().say("call", "id", "a", "operation", "ask", "body", new JsonObject());

        assertThat(one.hears("answer").getString("id")).isEqualTo("a");
        one.end();
    }

    @Test
    void theRoomOfAnotherConferenceIsNotThere() {
        Room elsewhere = Room.ofConference(UUID.randomUUID());

        Client one = Client.stranger().join(elsewhere, null);

        JsonObject refused = one.hears("refused");
        assertThat(refused.getString("room")).isEqualTo(elsewhere.name());
        assertThat(refused.getJsonObject("problem").getInteger("status")).isEqualTo(404);
        one.end();
    }

    @Test
    void theRoomOfAPersonIsForThemAlone() {
        UUID me = UUID.randomUUID();
        Client other =
                Client.with(person(UUID.randomUUID(), Duration.ofHours(1))).join(Room.ofUser(me), null);
        assertThat(other.hears("refused").getJsonObject("problem").getInteger("status"))
                .isEqualTo(404);
        Client own = Client.with(person(me, Duration.ofHours(1))).join(Room.ofUser(me), null);

        own.hears("joined");

        assertThat(own.hears("welcome").getString("user")).isEqualTo(me.toString());
        other.end();
        own.end();
    }

    @Test
    void whoIsInTooManyRoomsGetsIntoNoMore() {
        Client one = Client.stranger().join(session(), null).join(session(), null);
        Awaitility.await().until(() -> one.all("joined").count() == 2);

        one.join(session(), null);

        assertThat(one.hears("refused").getJsonObject("problem").getInteger("status"))
                .isEqualTo(429);
        one.end();
    }

    @Test
    void whoMayNotBeInARoomAnyLongerHasToLeave() {
        Room room = session();
        UUID me = UUID.randomUUID();
        Client one = Client.with(person(me, Duration.ofHours(1))).join(room, null);
        one.hears("joined");

        ROOMS.openTo((caller, asked) -> !asked.equals(room));
        channelDoes(() -> channel.reconsider(me));

        assertThat(one.hears("refused").getString("room")).isEqualTo(room.name());
        ROOMS.openTo((caller, asked) -> true);
        one.end();
    }

    @Test
    void aTokenThatExpiresEndsTheSocketUnlessAnotherComesInTime() {
        UUID me = UUID.randomUUID();
        Client renewed = Client.with(person(me, Duration.ofSeconds(3)));
        Client late = Client.with(person(me, Duration.ofSeconds(3)));
        renewed.hears("welcome");
        renewed.say("token", "token", person(me, Duration.ofHours(1)));

        late.isClosedWith(CloseCode.EXPIRED);

        renewed.say("ping").hears("pong");
        renewed.end();
    }

    @Test
    void aTokenThatIsRevokedEndsTheSocketAtOnce() {
        UUID me = UUID.randomUUID();
        String token = person(me, Duration.ofHours(1));
        Client one = Client.with(token);
        one.hears("welcome");

        VISITORS.remove(token);
        channelDoes(() -> channel.reconsider(me));

        one.isClosedWith(CloseCode.REVOKED);
    }

    @Test
    void aTokenOfNobodyOpensNothing() {
        Client.with("bogus").isClosedWith(CloseCode.EXPIRED);
    }

    @Test
    void aSocketBecomesNobodyElses() {
        Client one = Client.with(person(UUID.randomUUID(), Duration.ofHours(1)));
        one.hears("welcome");

        one.say("token", "token", person(UUID.randomUUID(), Duration.ofHours(1)));

        one.isClosedWith(CloseCode.FORBIDDEN);
    }

    @Test
    void whoDoesNotSayHelloIsSentAway() {
        new Client().isClosedWith(CloseCode.NO_HELLO);
        new Client().say("ping").isClosedWith(CloseCode.NO_HELLO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "\"hello\"",
                "{}",
                "{\"type\":\"bogus\"}",
                "{\"type\":\"join\"}",
                "{\"type\":\"hello\"}"
            })
    void whatIsNoMessageEndsTheSocket(String text) {
        Client.stranger().send(text).isClosedWith(CloseCode.MALFORMED);
    }

    @Test
    void whatIsTooLargeEndsTheSocket() {
        Client.stranger().say("join", "room", "x".repeat(5_000)).isClosedWith(CloseCode.TOO_LARGE);
    }

    @Test
    void whoSaysTooMuchAtOnceIsSentAway() {
        Client one = Client.stranger();
        for (int i = 0; i < 100; i++) {
            one.say("ping");
        }

        one.isClosedWith(CloseCode.TOO_MANY);
    }

    @Test
    void aNodeThatLeavesAsksItsClientsToGoElsewhere() {
        Gate leaving = new Gate();
        await(node.vertx().deployVerticle(leaving));
        Client polite = new Client(leaving.at).say("hello");
        Client slow = new Client(leaving.at).say("hello");
        polite.hears("welcome");
        slow.hears("welcome");

        Promise<Void> left = Promise.promise();
        channelDoes(() -> leaving.own.leave().onComplete(left));
        assertThat(polite.hears("reconnect").getLong("withinSeconds")).isPositive();
        polite.end();

        slow.isClosedWith(CloseCode.LEAVING);
        await(left.future());
    }

    @Test
    void noAddressHasAllTheSockets() {
        List<Client> many = IntStream.range(0, BOUNDS.socketsPerAddress())
                .mapToObj(i -> new Client("X-From", "one").say("hello"))
                .toList();

        assertThat(status("X-From", "one")).isEqualTo(429);
        assertThat(status("X-From", "other")).isEqualTo(101);
        many.forEach(Client::end);
    }

    @Test
    void pagesOfOtherSitesOpenNothing() {
        assertThat(status("Origin", "https://evil.example.org")).isEqualTo(403);
    }

    private static int status(String... headers) {
        try {
            new Client(headers).end();
            return 101;
        } catch (RuntimeException refused) {
            Throwable cause = refused.getCause() == null ? refused : refused.getCause();
            return ((io.vertx.core.http.UpgradeRejectedException) cause).getStatus();
        }
    }

    @Test
    void whereNoSocketGetsThroughEventsAreStreamed() throws Exception {
        Room room = session();
        happens(room);
        happens(room);
        var lines = get("/events?room=" + room.name() + "&conference=" + CONFERENCE, "Last-Event-ID", "1");
        List<String> told = new CopyOnWriteArrayList<>();
        node.vertx().executeBlocking(() -> {
            lines.forEach(told::add);
            return null;
        });
        Awaitility.await().until(() -> told.contains("event: joined"));
        assertThat(told).contains("id: 2");
        assertThat(told.stream()
                        .filter(line -> line.startsWith("data: "))
                        .findFirst()
                        .orElseThrow())
                .contains("\"reset\":false", "\"position\":2")
                .doesNotContain("\"position\":1");

        happens(room);

        Awaitility.await().until(() -> told.contains("event: entry"));
        assertThat(told).contains("id: 3");
        ROOMS.openTo((caller, asked) -> !asked.equals(room));
        announced(new LiveSettingsChanged());
        Awaitility.await().until(() -> isOver(room));
        ROOMS.openTo((caller, asked) -> true);
    }

    /** Nobody is in it any more. */
    private static boolean isOver(Room room) {
        return !channel.hub().knows(room);
    }

    private static Stream<String> get(String path, String... headers) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + LiveChannel.PATH + path))
                .headers(headers)
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofLines()).body();
    }

    @Test
    void aStreamIsForWhomItsRoomIs() throws Exception {
        UUID me = UUID.randomUUID();
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + LiveChannel.PATH
                        + "/events?room=" + Room.ofUser(me).name()))
                .header("Authorization", "Bearer " + person(UUID.randomUUID(), Duration.ofHours(1)))
                .build();

        assertThat(HttpClient.newHttpClient()
                        .send(request, BodyHandlers.ofString())
                        .statusCode())
                .isEqualTo(404);
    }
}
