package io.plenary.testing;

import io.plenary.contracts.Caller;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.EventPage;
import io.plenary.contracts.events.EventSource;
import java.util.ArrayList;
import java.util.List;

/** Reads what a service announced from its outbox, where an event that is missing or there twice shows. */
public final class Outboxes {

    private static final int PAGE = 500;

    private Outboxes() {}

    /** Everything ever announced by committed changes, oldest first. */
    public static List<Event> read(EventSource source) {
        List<Event> all = new ArrayList<>();
        EventPage page = TestNode.await(source.readEvents(Caller.SYSTEM, null, PAGE));
        while (!page.events().isEmpty()) {
            all.addAll(page.events());
            page = TestNode.await(source.readEvents(Caller.SYSTEM, page.cursor(), PAGE));
        }
        return all;
    }
}
