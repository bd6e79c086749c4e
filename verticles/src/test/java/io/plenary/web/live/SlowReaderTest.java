package io.plenary.web.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEvents;
import io.plenary.contracts.engagement.RoomState;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What becomes of who does not read, and that it is nobody else's trouble. */
class SlowReaderTest extends LiveStage {

    /** What the two ends of a connection take before anything has to wait, and more. */
    private static final int MESSAGES = 1_500;

    private static final String LONG = "x".repeat(6_000);
    /** A goodbye that nobody reads ends before. */
    private static final Duration CUT = Duration.ofMinutes(1);

    @Test
    void whoReadsTooSlowlyIsSentAwayWhileOthersGoOn() {
        Room room = session();
        Client other = Client.stranger().join(room, null);
        other.hears("joined");
        try (LateReader late = new LateReader(port).join(room)) {
            awaitPeople(other, 2);

            happensOften(room);

            Awaitility.await().atMost(CUT).untilAsserted(() -> assertThat(
                            other.all("entry").map(entry -> entry.getLong("position")))
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, MESSAGES).boxed().toList()));
            List<Long> told = late.read(message -> false).stream()
                    .filter(message -> "entry".equals(message.getString("type")))
                    .map(entry -> entry.getLong("position"))
                    .toList();
            assertThat(told)
                    .hasSizeBetween(1, MESSAGES - 1)
                    .containsExactlyElementsOf(
                            LongStream.rangeClosed(1, told.size()).boxed().toList());
            assertThat(late.closed).isEqualTo(CloseCode.SLOW.number());
        }
        other.end();
    }

    @Test
    void whoReadsNothingAtAllIsCutOff() {
        Room room = session();
        Client other = Client.stranger().join(room, null);
        other.hears("joined");
        try (LateReader never = new LateReader(port).join(room)) {
            awaitPeople(other, 2);

            happensOften(room);

            Awaitility.await().atMost(CUT).pollInterval(Duration.ofSeconds(1)).until(() -> !never.isConnected());
        }
        other.end();
    }

    /** What waits for them is more than for all others together. */
    @Test
    void whoDoesNotReadWhatIsThereHasToGo() {
        Room room = session();
        for (int i = 0; i < MESSAGES; i++) {
            ROOMS.add(room, new JsonObject().put("text", LONG));
        }
        try (LateReader never = new LateReader(port).join(room)) {
            Awaitility.await().atMost(CUT).pollInterval(Duration.ofSeconds(1)).until(() -> !never.isConnected());
        }
    }

    @Test
    void whoReadsLateIsToldOnlyTheLatestOfWhatChangesOften() {
        Room room = session();
        Client other = Client.stranger().join(room, null);
        other.hears("joined");
        try (LateReader late = new LateReader(port).join(room)) {
            awaitPeople(other, 2);

            for (int i = 1; i <= MESSAGES; i++) {
                stated(room, new JsonObject().put("votes", i).put("text", LONG));
            }
            Awaitility.await().atMost(CUT).until(() -> votes(other.told).contains(MESSAGES));

            assertThat(votes(late.read(SlowReaderTest::isLast)))
                    .hasSizeLessThan(MESSAGES)
                    .isSorted()
                    .endsWith(MESSAGES);
        }
        other.end();
    }

    private static List<Integer> votes(List<JsonObject> told) {
        return told.stream()
                .filter(one -> "votes".equals(one.getString("key")))
                .map(one -> one.getJsonObject("value").getInteger("votes"))
                .toList();
    }

    private static boolean isLast(JsonObject message) {
        return votes(List.of(message)).contains(MESSAGES);
    }

    private static void awaitPeople(Client client, int people) {
        Awaitility.await().atMost(CUT).until(() -> client.all("state").anyMatch(state -> Integer.valueOf(people)
                .equals(state.getJsonObject("value").getInteger("count"))));
    }

    private static void happensOften(Room room) {
        for (int i = 0; i < MESSAGES; i++) {
            node.node()
                    .events()
                    .tell(
                            new RoomEvents.RoomChanged(room, ROOMS.add(room, new JsonObject().put("text", LONG))),
                            null,
                            CONFERENCE,
                            null);
        }
    }

    private static void stated(Room room, JsonObject value) {
        node.node()
                .events()
                .tell(new RoomEvents.RoomStated(room, new RoomState("votes", value)), null, CONFERENCE, null);
    }
}
