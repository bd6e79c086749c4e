package io.plenary.services.events;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.runtime.Database;
import io.plenary.runtime.Uuids;
import io.plenary.testing.TestNode;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A running event log, empty before each test. */
@ResourceLock("EventLogStage")
abstract class EventLogStage {

    static final Instant LONG_AGO = Instant.now().minus(Duration.ofDays(40));
    static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, Map.of());

    static TestNode node;
    static EventLog log;
    static Database database;

    @BeforeAll
    static void start() {
        node = new TestNode();
        node.deploy(EventsVerticle::new);
        log = node.proxy(EventLog.class, EventLog.ADDRESS);
        database = await(node.node().databases().open("events"));
    }

    @BeforeEach
    void empty() {
        change("delete from log");
        change("delete from readers");
        change("update log_head set number = 0");
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    void append(Event... events) {
        await(log.append(Caller.SYSTEM, "notes", List.of(events)));
    }

    LogPage read(long after) {
        return await(log.read(Caller.SYSTEM, "test", after, 500));
    }

    List<Long> numbers() {
        return await(database.direct()
                        .query("select number from log order by number")
                        .mapping(row -> row.getLong("number"))
                        .execute())
                .stream()
                .toList();
    }

    void change(String statement) {
        await(database.direct().query(statement).execute());
    }

    static Event event(String type) {
        return new Event(
                Uuids.next(), type, Instant.now(), null, null, null, null, new JsonObject().put("some", "thing"));
    }

    static Event eventAt(Instant time) {
        return new Event(Uuids.next(), "Old", time, null, null, null, null, new JsonObject());
    }

    static Event by(UUID actor, JsonObject payload) {
        return new Event(Uuids.next(), "Done", Instant.now(), null, null, actor, null, payload);
    }

    static Event of(UUID conference) {
        return new Event(
                Uuids.next(),
                "SessionCreated",
                Instant.now(),
                UUID.randomUUID(),
                conference,
                null,
                null,
                new JsonObject().put("title", "Secret"));
    }
}
