package io.plenary.services.engagement;

import static io.plenary.services.engagement.LiveStage.somebody;
import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.engagement.Burst;
import io.plenary.contracts.engagement.ReactionKind;
import io.plenary.contracts.engagement.RoomEvents.RoomStated;
import io.plenary.contracts.engagement.RoomState;
import io.plenary.contracts.events.Event;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Applause: all of it is counted, little of it is told, and nobody is too fast. */
class BurstsTest {

    private static LiveStage stage;

    private final Caller ada = somebody();
    private final UUID session = stage.session(stage.open);

    @BeforeAll
    static void start() {
        stage = new LiveStage();
    }

    @AfterAll
    static void stop() {
        stage.close();
    }

    @Test
    void aHallThatApplaudsIsCountedAndToldNowAndThen() {
        Queue<Event> told = stage.node.listen(RoomStated.class);
        long begun = System.nanoTime();
        await(Future.all(IntStream.range(0, 50)
                .mapToObj(i -> stage.bursts.press(
                        somebody(), burst(i % 2 == 0 ? ReactionKind.APPLAUSE : ReactionKind.LOVE, 2)))
                .toList()));

        await().untilAsserted(() -> assertThat(states(told)).last().isEqualTo("{\"APPLAUSE\":50,\"LOVE\":50}"));
        // Each of two instances tells four times a second at most.
        int quarters = (int) (Duration.ofNanos(System.nanoTime() - begun).toMillis() / 250);
        assertThat(states(told)).hasSizeLessThanOrEqualTo(2 * (quarters + 2));
        assertThat(await(stage.rooms.enterRoom(ada, stage.room(stage.open, session), null))
                        .states())
                .extracting(RoomState::key)
                .contains("bursts:" + session);
    }

    @Test
    void nobodyPressesFasterThanPeopleDo() {
        AtomicLong now = new AtomicLong();
        BurstPace pace = new BurstPace(now::get);
        UUID user = ada.userId();
        assertThat(pace.tire(user, 30)).isZero();
        assertThat(pace.tire(user, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(pace.tire(UUID.randomUUID(), 30)).isZero();
        now.addAndGet(Duration.ofSeconds(1).toNanos());
        assertThat(pace.tire(user, 10)).isZero();
        assertThat(pace.tire(user, 1)).isPositive();

        assertRefused(
                Refusal.TOO_MANY,
                () -> Future.all(IntStream.range(0, 100)
                        .mapToObj(i -> stage.bursts.press(ada, burst(ReactionKind.APPLAUSE, 10)))
                        .toList()));
        await(stage.bursts.press(somebody(), burst(ReactionKind.APPLAUSE, 10)));
        assertRefused(Refusal.INVALID, () -> stage.bursts.press(somebody(), burst(ReactionKind.APPLAUSE, 11)));
        assertRefused(Refusal.INVALID, () -> stage.bursts.press(somebody(), burst(ReactionKind.APPLAUSE, 0)));
        assertRefused(Refusal.INVALID, () -> stage.bursts.press(somebody(), burst(null, 1)));
    }

    @Test
    void nobodyIsCountedWhoDoesNotTakePart() {
        UUID ticketed = stage.session(stage.ticketed);
        UUID quiet = stage.session(stage.quiet);
        stage.banned(ada, stage.open, session);

        assertRefused(Refusal.FORBIDDEN, () -> stage.bursts.press(ada, burst(ReactionKind.LOVE, 1)));
        assertRefused(Refusal.UNAUTHENTICATED, () -> stage.bursts.press(Caller.ANONYMOUS, burst(ReactionKind.LOVE, 1)));
        for (var refused : List.of(new Burst(stage.ticketed, ticketed, ReactionKind.LOVE, 1))) {
            assertRefused(Refusal.FORBIDDEN, () -> stage.bursts.press(somebody(), refused));
        }
        assertRefused(
                Refusal.CONFLICT,
                () -> stage.bursts.press(somebody(), new Burst(stage.quiet, quiet, ReactionKind.LOVE, 1)));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> stage.bursts.press(somebody(), new Burst(stage.moderated, session, ReactionKind.LOVE, 1)));
    }

    private Burst burst(ReactionKind kind, int count) {
        return new Burst(stage.open, session, kind, count);
    }

    private List<String> states(Queue<Event> told) {
        return told.stream()
                .map(event -> event.as(RoomStated.class).state())
                .filter(state -> state.key().equals("bursts:" + session))
                .map(state -> state.value().encode())
                .toList();
    }
}
