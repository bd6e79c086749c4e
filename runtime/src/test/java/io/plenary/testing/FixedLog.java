package io.plenary.testing;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Reading;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** A contract with one answer, for tests of what stands around contracts; whatever else it is asked it refuses. */
public record FixedLog(Supplier<Future<LogPage>> answer) implements EventLog {

    public static Future<LogPage> ask(EventLog log) {
        return log.read(Caller.SYSTEM, "somebody", 0, 1);
    }

    @Override
    public Future<LogPage> read(Caller caller, String reader, long after, int limit) {
        return answer.get();
    }

    @Override
    public Future<Void> append(Caller caller, String source, List<Event> events) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Long> register(Caller caller, String reader, Instant from) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<List<Reading>> listReadings(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Boolean> isReadBy(Caller caller, UUID eventId, Instant occurredAt, List<String> readers) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> removeReader(Caller caller, String reader) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Future<Void> purgeConference(Caller caller, UUID conferenceId) {
        throw new UnsupportedOperationException();
    }
}
