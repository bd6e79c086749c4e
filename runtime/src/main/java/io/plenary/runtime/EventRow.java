package io.plenary.runtime;

import io.plenary.contracts.Json;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Origin;
import io.vertx.core.json.JsonObject;
import io.vertx.sqlclient.Row;

/** An event as outboxes and the log keep it. */
public final class EventRow {

    private EventRow() {}

    public static Event read(Row row) {
        return new Event(
                row.getUUID("id"),
                row.getString("type"),
                row.getOffsetDateTime("occurred_at").toInstant(),
                row.getUUID("organization_id"),
                row.getUUID("conference_id"),
                row.getUUID("actor_id"),
                row.getString("correlation_id"),
                row.get(JsonObject.class, "payload"),
                origin(row.get(JsonObject.class, "origin")));
    }

    private static Origin origin(JsonObject kept) {
        return kept == null ? null : Json.readLeniently(kept, Origin.class);
    }
}
