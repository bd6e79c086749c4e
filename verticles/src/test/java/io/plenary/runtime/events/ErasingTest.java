package io.plenary.runtime.events;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.contracts.admin.AdminEvents.ErasureRequested;
import io.plenary.contracts.conferences.ConferenceEvents.ConferencePurged;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.Payload;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.ServiceVerticle;
import io.plenary.runtime.Uuids;
import io.plenary.services.events.EventsVerticle;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service says in one line what it deletes; the rest is done for it. */
class ErasingTest {

    private static final Duration LONG = Duration.ofSeconds(40);

    private final UUID ada = UUID.randomUUID();
    private final UUID estuary = UUID.randomUUID();
    private final Queue<UUID> erased = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> purged = new ConcurrentLinkedQueue<>();
    private TestNode node;

    @BeforeEach
    void start() {
        node = new TestNode();
        node.deploy(EventsVerticle::new);
    }

    @AfterEach
    void stop() {
        node.close();
    }

    /** A service of which this test says what it does. */
    private final class SomeVerticle extends ServiceVerticle {
        private final Erasing.Deletion ofUser;

        SomeVerticle(Node node, Erasing.Deletion ofUser) {
            super(Service.NOTES, node);
            this.ofUser = ofUser;
        }

        @Override
        protected Future<?> serve(Database database) {
            erases(ofUser);
            purges((tx, conferenceId) -> gone(purged, conferenceId));
            return Future.succeededFuture();
        }
    }

    private static Future<Void> gone(Queue<UUID> ids, UUID id) {
        ids.add(id);
        return Future.succeededFuture();
    }

    @Test
    void whoIsGoneIsDeletedAndNobodyElse() {
        node.deploy(running -> new SomeVerticle(running, (tx, userId) -> gone(erased, userId)));

        append(event("NoteCreated", estuary, new JsonObject()));
        append(of(new ErasureRequested(ada), null), of(new ConferencePurged("estuary"), estuary));

        await().untilAsserted(() -> assertThat(purged).containsExactly(estuary));
        assertThat(erased).containsExactly(ada);
    }

    @Test
    void theLogKnowsThatAServiceIsDoneOnlyWhenItIs() {
        Promise<Void> slow = Promise.promise();
        node.deploy(running -> new SomeVerticle(running, (tx, userId) -> slow.future()));
        Event event = of(new ErasureRequested(ada), null);
        append(event);
        append(event("NoteCreated", estuary, new JsonObject()));
        await(node.vertx().timer(200));
        assertThat(isDone(event)).isFalse();

        slow.complete();

        await().atMost(LONG).until(() -> isDone(event));
    }

    @Test
    void whatFailsIsTriedUntilItIsDone() {
        AtomicInteger failures = new AtomicInteger();
        node.deploy(running -> new SomeVerticle(
                running,
                (tx, userId) -> failures.getAndIncrement() < 3
                        ? Future.failedFuture(new IllegalStateException("not yet"))
                        : gone(erased, userId)));
        Event event = of(new ErasureRequested(ada), null);

        append(event);

        await().atMost(LONG).until(() -> isDone(event));
        assertThat(erased).containsExactly(ada);
    }

    @Test
    void aServiceThatStartsLaterLearnsOfIt() {
        Event event = of(new ErasureRequested(ada), null);
        append(event);
        assertThat(isDone(event)).isFalse();

        node.deploy(running -> new SomeVerticle(running, (tx, userId) -> gone(erased, userId)));

        await().atMost(LONG).until(() -> isDone(event));
        assertThat(erased).contains(ada);
    }

    @Test
    void ofWhomNothingIsSaidAnyMoreNothingIsDone() {
        node.deploy(running -> new SomeVerticle(running, (tx, userId) -> gone(erased, userId)));
        Event event = event("ErasureRequested", null, new JsonObject());

        append(event);

        await().atMost(LONG).until(() -> isDone(event));
        assertThat(erased).isEmpty();
    }

    private boolean isDone(Event event) {
        return await(log().isReadBy(Caller.SYSTEM, event.id(), event.occurredAt(), List.of("notes.erasure")));
    }

    private void append(Event... events) {
        await(log().append(Caller.SYSTEM, "admin", List.of(events)));
    }

    private static Event of(Payload payload, UUID conference) {
        return event(payload.type(), conference, payload.toJson());
    }

    private static Event event(String type, UUID conference, JsonObject payload) {
        return new Event(Uuids.next(), type, Instant.now(), null, conference, null, null, payload);
    }

    private EventLog log() {
        return node.proxy(EventLog.class, EventLog.ADDRESS);
    }
}
