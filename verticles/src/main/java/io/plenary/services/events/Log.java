package io.plenary.services.events;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.LogEvents;
import io.plenary.contracts.events.LogEvents.ReaderRemoved;
import io.plenary.contracts.events.LogPage;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.CallContext;
import io.plenary.runtime.Database;
import io.plenary.runtime.Lanes;
import io.plenary.runtime.Uuids;
import io.plenary.runtime.events.Erasing;
import io.plenary.runtime.events.EventChannel;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Takes events over, numbers and publishes them, and lets them be read. */
final class Log implements EventLog {

    private static final int MOST = 500;
    private static final int LONGEST_LINE = 100;
    /** What the log announces itself comes from no outbox. */
    private static final String SOURCE = "events";
    /** Longer than any reader waits before it looks again. */
    private static final Duration AT_WORK = Duration.ofMinutes(5);

    private final Database database;
    private final EventChannel channel;
    /** One after the other anyhow, so they had better wait here than with a connection in their hands. */
    private final Lanes line = new Lanes(new Lanes.Limits(1, 1, 1, LONGEST_LINE));

    Log(Database database, EventChannel channel) {
        this.database = database;
        this.channel = channel;
    }

    @Override
    public Future<Void> append(Caller caller, String source, List<Event> events) {
        requireSystem(caller);
        if (events.size() > MOST) {
            throw Refusal.INVALID.because("At most 500 events are taken over at once.");
        }
        return line.through(source, source, () -> takeOver(caller, source, events))
                .onSuccess(this::publish)
                .mapEmpty();
    }

    /** Nearly always all are new: what was handed down but not cut off, because a node ended, comes again. */
    private Future<LogPage> takeOver(Caller caller, String source, List<Event> events) {
        return LogStore.add(database.direct(), source, events)
                .recover(failure -> LogStore.isThere(failure)
                        ? database.write(caller, tx -> appendUnknown(tx.sql(), source, events))
                        : Future.failedFuture(failure));
    }

    private static Future<LogPage> appendUnknown(SqlClient sql, String source, List<Event> events) {
        return LogStore.lockHead(sql)
                .compose(head -> LogStore.known(sql, events))
                .compose(known -> LogStore.add(sql, source, unknown(events, known)));
    }

    private static List<Event> unknown(List<Event> events, Set<UUID> known) {
        return events.stream().filter(event -> known.add(event.id())).toList();
    }

    private void publish(LogPage page) {
        if (!page.events().isEmpty()) {
            channel.tell(page);
        }
    }

    @Override
    public Future<Long> register(Caller caller, String reader, Instant from) {
        requireSystem(caller);
        return database.write(caller, tx -> LogStore.numberBefore(tx.sql(), from)
                .compose(number -> ReaderStore.put(tx.sql(), reader, number).map(number)));
    }

    @Override
    public Future<LogPage> read(Caller caller, String reader, long after, int limit) {
        requireSystem(caller);
        return ReaderStore.put(database.direct(), reader, after)
                .compose(head -> page(after, head, Math.min(limit, MOST)));
    }

    private Future<LogPage> page(long after, long head, int limit) {
        if (after > head) {
            throw Refusal.CONFLICT.because("The log has not come to number " + after + ": it ends with " + head + ".");
        }
        return after == head
                ? Future.succeededFuture(new LogPage(after, List.of()))
                : LogStore.after(database.direct(), after, limit);
    }

    @Override
    public Future<List<Reading>> listReadings(Caller caller) {
        requireAdmin(caller);
        return ReaderStore.readings(database.direct());
    }

    @Override
    public Future<Boolean> isReadBy(Caller caller, UUID eventId, Instant occurredAt, List<String> readers) {
        requireSystem(caller);
        return ReaderStore.arePast(database.direct(), eventId, LogStore.part(occurredAt), readers);
    }

    @Override
    public Future<Void> removeReader(Caller caller, String reader) {
        requireAdmin(caller);
        if (Erasing.isNeeded(reader)) {
            throw Refusal.CONFLICT.because(
                    "READER_NEEDED", "The service still has to delete what it keeps of users and conferences.");
        }
        return database.once(caller, tx -> ReaderStore.remove(tx.sql(), reader, AT_WORK)
                .compose(removed -> removed
                        ? LogStore.add(tx.sql(), SOURCE, List.of(told(caller, new ReaderRemoved(reader))))
                        : refuse(tx.sql(), reader))
                .onSuccess(added -> tx.afterCommit(() -> publish(added)))
                .mapEmpty());
    }

    private static Event told(Caller caller, LogEvents what) {
        return new Event(
                Uuids.next(),
                what.type(),
                Instant.now(),
                null,
                null,
                caller.userId(),
                CallContext.currentCorrelationId(),
                what.toJson(),
                CallContext.currentOrigin());
    }

    private static <T> Future<T> refuse(SqlClient sql, String reader) {
        return ReaderStore.isKnown(sql, reader).map(known -> {
            throw known
                    ? Refusal.CONFLICT.because("READER_AT_WORK", "The reader is at work: it has read lately.")
                    : Refusal.NOT_FOUND.because("No reader has this name.");
        });
    }

    @Override
    public Future<Void> eraseUser(Caller caller, UUID userId) {
        requireSystem(caller);
        return LogStore.forget(database.direct(), userId);
    }

    @Override
    public Future<Void> purgeConference(Caller caller, UUID conferenceId) {
        requireSystem(caller);
        return LogStore.blank(database.direct(), conferenceId);
    }

    private static void requireAdmin(Caller caller) {
        if (!caller.isAdmin()) {
            throw caller.isKnown()
                    ? Refusal.FORBIDDEN.because("The event log is for administrators.")
                    : Refusal.UNAUTHENTICATED.because("Sign in as an administrator.");
        }
    }

    private static void requireSystem(Caller caller) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("The event log is for services.");
        }
    }
}
