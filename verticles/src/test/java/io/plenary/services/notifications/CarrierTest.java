package io.plenary.services.notifications;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.notifications.Channel;
import io.plenary.contracts.notifications.DeliveryState;
import io.plenary.runtime.Database;
import io.plenary.runtime.work.JobWorker;
import io.plenary.runtime.work.Jobs;
import io.plenary.runtime.work.Lease;
import io.plenary.services.notifications.DeliveryStore.Leaving;
import io.plenary.services.notifications.DeliveryStore.Waiting;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.VerticleBase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Many messages on a way that a test makes. */
class CarrierTest {

    private static final int AT_ONCE = 8;
    private static final int MANY = 60;
    private static final String IN_DOUBT = "select from deliveries where state = 'QUEUED' and begun_at is not null";

    private static TestNode node;
    private static Database database;

    private final String kind = "test-" + UUID.randomUUID();
    private final Queue<String> workers = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> sent = new ConcurrentLinkedQueue<>();
    private final Queue<Integer> inDoubt = new ConcurrentLinkedQueue<>();

    /** What takes messages, and how long it takes. */
    private Function<UUID, Future<Void>> server = id -> rest();

    private Function<UUID, Future<Optional<UUID>>> words = id -> Future.succeededFuture(Optional.of(id));

    @BeforeAll
    static void start() {
        node = new TestNode();
        database = await(node.node().databases().open("notifications"));
    }

    @AfterEach
    void end() {
        workers.forEach(worker -> await(node.vertx().undeploy(worker)));
        write("delete from messages");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    @Test
    void eachGoesOnceHoweverManyCarryThem() {
        List<UUID> deliveries = queue(MANY);
        carry();
        carry();

        awaitState(MANY, DeliveryState.SENT);

        assertThat(sent).containsExactlyInAnyOrderElementsOf(deliveries);
        assertThat(write("select from jobs where kind = '" + kind + "'")).isZero();
        assertThat(write("select from deliveries where attempts = 1")).isEqualTo(MANY);
    }

    /** Of a node that is killed so many may be lost. */
    @Test
    void noMoreAreInDoubtThanMayBeOnTheirWay() {
        server = id -> count(IN_DOUBT).compose(many -> {
            inDoubt.add(many);
            return rest();
        });
        queue(MANY);
        carry();

        awaitState(MANY, DeliveryState.SENT);

        assertThat(inDoubt).hasSize(MANY).allMatch(many -> many <= AT_ONCE);
    }

    @Test
    void whatSomebodyHasBegunIsNotSent() {
        UUID begun = queue(10).get(4);
        write("update deliveries set begun_at = now() where id = '" + begun + "'");
        carry();

        awaitState(9, DeliveryState.SENT);
        awaitState(1, DeliveryState.FAILED);

        assertThat(sent).hasSize(9).doesNotContain(begun);
        assertThat(write("select from deliveries where state = 'FAILED' and reason = '" + Carrier.INTERRUPTED + "'"))
                .isOne();
    }

    @Test
    void oneThatHasNoWordsLeavesTheOthersAsTheyAre() {
        List<UUID> deliveries = queue(10);
        words = id -> id.equals(deliveries.get(0))
                ? Future.failedFuture(new IllegalStateException("no words"))
                : Future.succeededFuture(Optional.of(id).filter(one -> !one.equals(deliveries.get(1))));
        carry();

        awaitState(8, DeliveryState.SENT);
        awaitState(1, DeliveryState.DROPPED);

        assertThat(sent).doesNotContain(deliveries.get(0), deliveries.get(1));
        assertThat(write("select from deliveries where state = 'QUEUED' and begun_at is null"))
                .isOne();
    }

    @Test
    void oneThatServersLookAtForLongKeepsNoneOfTheOthers() {
        Promise<Void> end = Promise.promise();
        UUID slow = queue(MANY).get(3);
        server = id -> id.equals(slow) ? end.future() : rest();
        carry();

        awaitState(MANY - 1, DeliveryState.SENT);
        end.complete();

        awaitState(MANY, DeliveryState.SENT);
    }

    @Test
    void whatWasNotTakenWaitsAndWhatWillNeverBeFails() {
        List<UUID> deliveries = queue(3);
        server = id -> Future.failedFuture(
                new Undelivered(Undelivered.Outlook.values()[deliveries.indexOf(id)], "No " + deliveries.indexOf(id)));
        carry();

        awaitState(2, DeliveryState.FAILED);
        await().until(() -> write("select from deliveries where reason = 'No 0' and begun_at is null") == 1);

        assertThat(write("select from deliveries where state = 'FAILED' and reason = 'No 1'"))
                .isOne();
        assertThat(write("select from deliveries where state = 'FAILED' and reason = '" + Carrier.INTERRUPTED
                        + " No 2'"))
                .isOne();
    }

    private List<UUID> queue(int many) {
        List<Message> messages = Stream.generate(() -> Message.ofPhone(UUID.randomUUID(), UUID.randomUUID()))
                .limit(many)
                .toList();
        List<UUID> ids = messages.stream().map(Message::id).toList();
        return await(database.write(Caller.SYSTEM, tx -> MessageStore.insert(tx.sql(), messages)
                .compose(inserted -> DeliveryStore.insert(tx.sql(), ids, Channel.EMAIL))
                .compose(deliveries -> jobs().ensure(tx, deliveries).map(deliveries))));
    }

    private Jobs jobs() {
        return new Jobs(node.vertx(), database, kind, Carrier.TERMS);
    }

    private void carry() {
        workers.add(await(node.vertx().deployVerticle(new VerticleBase() {
            @Override
            public Future<?> start() {
                Carrier<UUID> carrier = new Carrier<>(
                        vertx,
                        database,
                        jobs(),
                        new TestWay(),
                        new Quiet(database, Instant::now),
                        new Pace(vertx, database, PaceStore.MAILS, null));
                return new JobWorker(vertx, jobs(), carrier, carrier.atOnce()).begin();
            }
        })));
    }

    private final class TestWay implements Way<UUID> {

        private final AtomicInteger onTheirWay = new AtomicInteger();

        @Override
        public Future<Optional<UUID>> write(Waiting waiting) {
            return words.apply(waiting.id());
        }

        @Override
        public Leaving leaving(UUID ready) {
            return new Leaving(ready, "ada@example.org", "Lamps", null, null);
        }

        @Override
        public Future<Void> send(UUID ready) {
            sent.add(ready);
            assertThat(onTheirWay.incrementAndGet()).isLessThanOrEqualTo(AT_ONCE);
            return server.apply(ready).onComplete(done -> onTheirWay.decrementAndGet());
        }

        @Override
        public boolean isRepeatable() {
            return false;
        }

        @Override
        public boolean isToWait(Lease lease, Waiting waiting) {
            return false;
        }

        @Override
        public int atOnce() {
            return AT_ONCE;
        }
    }

    private static Future<Void> rest() {
        return node.vertx().timer(5, TimeUnit.MILLISECONDS).mapEmpty();
    }

    private static void awaitState(int many, DeliveryState state) {
        await().untilAsserted(() -> assertThat(write("select from deliveries where state = '" + state + "'"))
                .isEqualTo(many));
    }

    private static int write(String statement) {
        return await(count(statement));
    }

    private static Future<Integer> count(String statement) {
        return database.write(
                Caller.SYSTEM, tx -> tx.sql().query(statement).execute().map(rows -> rows.rowCount()));
    }
}
