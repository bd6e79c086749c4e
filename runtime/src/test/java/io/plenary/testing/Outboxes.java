package io.plenary.testing;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.events.Event;
import io.plenary.runtime.EventRow;
import java.util.List;

/**
 * Reads what a service announced from its outbox, where an event that is missing or there twice shows. For nodes without an event
 * log: there it stays.
 */
public final class Outboxes {

    private Outboxes() {}

    /** Everything ever announced by committed changes, oldest first. */
    public static List<Event> read(TestNode node, String service) {
        return await(node.node().databases().open(service).compose(database -> database.direct()
                        .query("select * from outbox order by transaction, sequence")
                        .mapping(EventRow::read)
                        .execute()))
                .stream()
                .toList();
    }
}
