package io.plenary.runtime.events;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Passing;
import io.plenary.contracts.events.Payload;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class EventChannelTest {

    private record LampLit(String lamp, int brightness) implements Payload {}

    private record LampMoved(String lamp) implements Payload {}

    private record LampBlinked(String lamp) implements Passing {}

    private static final UUID ESTUARY = UUID.randomUUID();
    private static final UUID ELSEWHERE = UUID.randomUUID();

    private final Vertx vertx = Vertx.vertx();
    private final EventChannel channel = new EventChannel(vertx);
    private final BlockingQueue<Event> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    @Test
    void whatHappensIsHeardByItsType() {
        await(channel.listening().on(heard::add, LampLit.class, LampMoved.class).ready());

        List<Event> told = List.of(event("LampLit", ESTUARY), event("LampSold", ESTUARY), event("LampMoved", null));
        told.forEach(channel::tell);

        assertThat(heard(2)).containsExactly(told.get(0), told.get(2));
    }

    @Test
    void whatHappensIsHeardByItsConference() {
        await(channel.listening().in(ESTUARY, heard::add).ready());

        List<Event> told = List.of(
                event("LampLit", ESTUARY), event("LampLit", ELSEWHERE), event("LampLit", null), event("X", ESTUARY));
        told.forEach(channel::tell);

        assertThat(heard(2)).containsExactly(told.get(0), told.get(3));
    }

    @Test
    void aListenerHearsThingsInTheOrderTheyHappened() {
        await(channel.listening().on(heard::add, LampLit.class, LampMoved.class).ready());

        List<Event> told = IntStream.range(0, 1_000)
                .mapToObj(i -> event(i % 3 == 0 ? "LampMoved" : "LampLit", ESTUARY))
                .toList();
        told.forEach(channel::tell);

        assertThat(heard(1_000)).isEqualTo(told);
    }

    @Test
    void allListenersOfANodeGetWhatWasReadOnce() {
        await(channel.listening().on(heard::add, LampLit.class).ready());
        await(channel.listening().on(heard::add, LampLit.class).ready());

        channel.tell(event("LampLit", ESTUARY));

        List<Event> both = heard(2);
        assertThat(both.get(0)).isSameAs(both.get(1));
    }

    @Test
    void whatAnEventTellsIsHeardAsItsRecord() {
        BlockingQueue<Payload> told = new LinkedBlockingQueue<>();
        await(channel.listening().to(told::add, LampLit.class, LampMoved.class).ready());

        channel.tell(event("LampLit", ESTUARY));
        channel.tell(event("LampMoved", ESTUARY));

        assertThat(List.of(take(told), take(told)))
                .containsExactly(new LampLit("Fresnel", 0), new LampMoved("Fresnel"));
    }

    @Test
    void whatPassesIsHeardByItsTypeAndInItsConference() {
        BlockingQueue<LampBlinked> blinks = new LinkedBlockingQueue<>();
        await(channel.listening().to(blinks::add, LampBlinked.class).ready());
        await(channel.listening().in(ESTUARY, heard::add).ready());
        UUID keeper = UUID.randomUUID();

        channel.tell(new LampBlinked("Argand"), null, ELSEWHERE, keeper);
        channel.tell(new LampBlinked("Fresnel"), null, ESTUARY, keeper);

        assertThat(List.of(take(blinks), take(blinks)))
                .containsExactly(new LampBlinked("Argand"), new LampBlinked("Fresnel"));
        assertThat(heard(1)).singleElement().satisfies(event -> {
            assertThat(event.actorId()).isEqualTo(keeper);
            assertThat(event.as(LampBlinked.class)).isEqualTo(new LampBlinked("Fresnel"));
        });
    }

    @Test
    void whatPassesIsShort() {
        String novel = "x".repeat(9_000);

        assertRefused(Refusal.TOO_LARGE, () -> {
            channel.tell(new LampBlinked(novel), null, ESTUARY, null);
            return Future.succeededFuture();
        });
    }

    @Test
    void whatCannotBeReadIsPassedOver() {
        await(channel.listening().on(heard::add, LampLit.class).ready());

        vertx.eventBus().publish(Event.address(LampLit.class), "{\"id\":\"a lamp\"}");
        Event next = event("LampLit", ESTUARY);
        channel.tell(next);

        assertThat(heard(1)).containsExactly(next);
    }

    @Test
    void whoHasEndedHearsNothingMore() {
        Listening listening = channel.listening().on(heard::add, LampLit.class);
        await(listening.ready());
        await(listening.end());
        BlockingQueue<Event> others = new LinkedBlockingQueue<>();
        await(channel.listening().on(others::add, LampLit.class).ready());

        channel.tell(event("LampLit", ESTUARY));

        assertThat(take(others)).isNotNull();
        assertThat(heard).isEmpty();
    }

    private static Event event(String type, UUID conference) {
        return new Event(
                UUID.randomUUID(),
                type,
                Instant.parse("2027-05-18T09:00:00Z"),
                null,
                conference,
                null,
                "correlation",
                new JsonObject().put("lamp", "Fresnel"));
    }

    private List<Event> heard(int number) {
        return IntStream.range(0, number).mapToObj(i -> take(heard)).toList();
    }

    private static <T> T take(BlockingQueue<T> queue) {
        try {
            return queue.poll(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
