package io.plenary.testing;

import static io.plenary.testing.TestNode.await;

import io.plenary.contracts.events.Event;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;
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
                        .mapping(Outboxes::event)
                        .execute()))
                .stream()
                .toList();
    }

    private static Event event(Row row) {
        return new Event(
                row.getUUID("id"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("actor_id"),
                row.getString("correlation_id"),
                row.get(JsonObject.class, "payload"));
    }
}
