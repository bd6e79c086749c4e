package io.plenary.runtime;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.IdempotencyKey;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.notes.NotesService;
import io.plenary.testing.TestCluster;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who has asked a node that has left the cluster meanwhile does not wait for it. */
class GoneNodeTest {

    private static final Caller CALLER = Caller.user(UUID.randomUUID());
    private static final Caller ASKING = CALLER.asking(new IdempotencyKey("a-key", "a-request"));

    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private TestCluster cluster;
    private NotesService notes;

    @BeforeEach
    void start() {
        cluster = new TestCluster();
        notes = cluster.proxy(NotesService.class, NotesService.ADDRESS);
        await(cluster.callee()
                .eventBus()
                .<JsonObject>consumer(
                        NotesService.ADDRESS, call -> asked.add(call.body().getString("noteId")))
                .completion());
    }

    @AfterEach
    void stop() {
        cluster.close();
    }

    @Test
    void whatMayComeTwiceIsAskedOfAnotherOneAtOnce() {
        serveHere();
        List<Future<?>> writes = new ArrayList<>();
        Awaitility.await().until(() -> writes.add(write(ASKING)) && asked.size() > 5);
        long begin = System.nanoTime();

        leave();

        writes.forEach(write -> assertRefused(Refusal.NOT_FOUND, () -> write));
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(3));
    }

    @Test
    void whatMayNotIsRefusedAtOnce() {
        Future<?> write = write(CALLER);
        Awaitility.await().until(() -> !asked.isEmpty());
        long begin = System.nanoTime();

        leave();

        assertRefused(Refusal.UNAVAILABLE, () -> write);
        assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(8));
    }

    @Test
    void nobodyGoesThereWhileTheBusStillKnowsIt() {
        serveHere();
        Awaitility.await().until(() -> write(ASKING) != null && !asked.isEmpty());

        leave();

        List<UUID> later = Stream.generate(UUID::randomUUID).limit(20).toList();
        later.forEach(id -> assertRefused(Refusal.NOT_FOUND, () -> write(CALLER, id)));
        assertThat(asked)
                .doesNotContainAnyElementsOf(later.stream().map(UUID::toString).toList());
    }

    private void serveHere() {
        await(cluster.caller()
                .eventBus()
                .consumer(NotesService.ADDRESS, call -> call.reply(Refusal.NOT_FOUND.because("There is no such note.")))
                .completion());
    }

    private Future<?> write(Caller caller) {
        return write(caller, UUID.randomUUID());
    }

    private Future<?> write(Caller caller, UUID note) {
        return notes.updateNote(caller, note, new MergePatch(new JsonObject()), null);
    }

    /** So the first node is told, though the second one is there. */
    private void leave() {
        cluster.gone(cluster.doors().nodeId());
    }
}
