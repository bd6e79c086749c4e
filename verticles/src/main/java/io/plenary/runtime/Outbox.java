package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import io.vertx.core.Future;
import java.util.List;

/** Lets durable readers read the outbox of a database. */
public final class Outbox implements EventSource {

    private static final int MOST = 500;

    private final Database database;

    public Outbox(Database database) {
        this.database = database;
    }

    @Override
    public Future<EventPage> readEvents(Caller caller, String cursor, int limit) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services read events.");
        }
        OutboxStore.Cursor start = parse(cursor);
        return OutboxStore.after(database.direct(), start, Math.min(limit, MOST))
                .map(entries -> page(entries, start));
    }

    private static EventPage page(List<OutboxStore.Entry> entries, OutboxStore.Cursor start) {
        OutboxStore.Cursor end =
                entries.isEmpty() ? start : entries.get(entries.size() - 1).position();
        List<Event> events = entries.stream().map(OutboxStore.Entry::event).toList();
        return new EventPage(events, end.transaction() + "." + end.sequence());
    }

    private static OutboxStore.Cursor parse(String cursor) {
        if (cursor == null) {
            return OutboxStore.Cursor.START;
        }
        String[] parts = cursor.split("\\.", -1);
        try {
            return new OutboxStore.Cursor(Long.parseLong(parts[0]), Long.parseLong(parts[1]));
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
            throw Refusal.INVALID.because("This is no cursor of an outbox.");
        }
    }
}
