package io.plenary.web.live;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.engagement.Room;
import io.plenary.contracts.engagement.RoomEntry;
import io.plenary.testing.FakeRooms;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What members of a room are told, whatever gets lost, comes twice or in the wrong order on its way to the gateway. */
class LiveRoomTest {

    private static Vertx vertx;

    private final Room room = Room.ofSession(UUID.randomUUID(), UUID.randomUUID());
    private final FakeRooms rooms = new FakeRooms();
    private final Context loop = vertx.getOrCreateContext();
    private LiveRoom live;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void stop() {
        await(vertx.close());
    }

    @BeforeEach
    void open() {
        live = new LiveRoom(vertx, rooms, room, room -> room.people().here());
    }

    /** On the event loop of the room. */
    private <T> T on(Callable<Future<T>> work) {
        Promise<T> done = Promise.promise();
        loop.runOnContext(here -> {
            try {
                work.call().onComplete(done);
            } catch (Exception e) {
                done.fail(e);
            }
        });
        return await(done.future());
    }

    private void hear(RoomEntry... entries) {
        on(() -> {
            List.of(entries).forEach(live::heard);
            return Future.succeededFuture();
        });
    }

    /** Somebody with a client that remembers up to where it knows the room. */
    private final class Person implements Member {

        private final List<Long> told = new ArrayList<>();
        private Long known;
        private Membership membership;

        Person come() {
            membership = new Membership(this);
            on(() -> live.enter(membership, known));
            return this;
        }

        void go() {
            on(() -> {
                live.leave(membership);
                return Future.succeededFuture();
            });
        }

        @Override
        public Caller caller() {
            return Caller.ANONYMOUS;
        }

        @Override
        public String network() {
            return "";
        }

        @Override
        public Future<Void> caughtUp() {
            return Future.succeededFuture();
        }

        @Override
        public void tell(String name, long position, ServerMessage what, String text) {
            if (what instanceof ServerMessage.Joined joined) {
                if (joined.reset()) {
                    told.clear();
                }
                joined.entries().forEach(entry -> told.add(entry.position()));
            } else {
                told.add(position);
            }
            known = position;
        }

        @Override
        public void tellLatest(String key, String text) {}

        @Override
        public void expel(Membership from, Throwable refusal) {}

        void knows(long... positions) {
            Awaitility.await().untilAsserted(() -> assertThat(on(() -> Future.succeededFuture(List.copyOf(told))))
                    .containsExactly(Arrays.stream(positions).boxed().toArray(Long[]::new)));
        }
    }

    private RoomEntry added() {
        return rooms.add(room, new JsonObject().put("text", "Hello"));
    }

    @Test
    void whoComesIsToldWhatIsThereAndThenWhatHappens() {
        added();
        Person early = new Person().come();

        hear(added());

        early.knows(1, 2);
        new Person().come().knows(1, 2);
    }

    @Test
    void whatComesInTheWrongOrderIsToldInTheRightOne() {
        Person one = new Person().come();
        RoomEntry first = added();
        RoomEntry second = added();

        hear(second, first, second, first);

        one.knows(1, 2);
        assertThat(rooms.reads()).isZero();
    }

    @Test
    void whatGotLostIsRead() {
        Person one = new Person().come();
        added();

        hear(added());

        one.knows(1, 2);
        assertThat(rooms.reads()).isEqualTo(1);
    }

    @Test
    void whatNobodyToldIsFoundByLooking() {
        Person one = new Person().come();
        added();

        on(live::sweep);

        one.knows(1);
    }

    @Test
    void whatIsTooLargeToBeToldIsRead() {
        Person one = new Person().come();
        RoomEntry large = added();

        hear(new RoomEntry(large.position(), large.type(), large.id(), null));

        one.knows(1);
        assertThat(rooms.reads()).isEqualTo(1);
    }

    @Test
    void anIntermediateChangeThatWasOvertakenHoldsNobodyUp() {
        Person one = new Person().come();
        UUID thing = UUID.randomUUID();
        rooms.change(room, thing, new JsonObject().put("text", "once"));
        RoomEntry last = rooms.change(room, thing, new JsonObject().put("text", "twice"));

        hear(last);
        one.knows(2);
        hear(added());

        one.knows(2, 3);
    }

    @Test
    void whoComesBackIsToldWhatTheyMissedAndNothingTwice() {
        Person one = new Person().come();
        hear(added());
        one.knows(1);
        one.go();
        new Person().come();
        hear(added());

        one.come();
        hear(added());

        one.knows(1, 2, 3);
    }

    /** The room knows more than the gateway has heard of by then. */
    @Test
    void whoComesIsNotToldAgainWhatTheRoomShowedThem() {
        new Person().come();
        RoomEntry late = added();
        Person one = new Person().come();

        hear(late, added());

        one.knows(1, 2);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whateverIsCutAndLostNobodyMissesAnythingOrHearsItTwice(int seed) {
        Random random = new Random(seed);
        List<Person> people = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            people.add(new Person().come());
        }
        List<RoomEntry> underWay = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            underWay.add(added());
            if (random.nextInt(3) == 0) {
                Collections.shuffle(underWay, random);
                underWay.removeIf(entry -> random.nextInt(10) == 0);
                hear(underWay.toArray(RoomEntry[]::new));
                underWay.clear();
            }
            if (random.nextInt(4) == 0) {
                Person one = people.get(random.nextInt(people.size()));
                one.go();
                if (random.nextBoolean()) {
                    hear(added());
                }
                one.come();
            }
        }
        on(live::sweep);
        on(live::sweep);
        long last = rooms.add(room, new JsonObject()).position();
        on(live::sweep);

        Long[] all = LongStream.rangeClosed(1, last).boxed().toArray(Long[]::new);
        Awaitility.await().untilAsserted(() -> {
            on(live::sweep);
            for (Person person : people) {
                assertThat(on(() -> Future.succeededFuture(List.copyOf(person.told))))
                        .containsExactly(all);
            }
        });
    }
}
