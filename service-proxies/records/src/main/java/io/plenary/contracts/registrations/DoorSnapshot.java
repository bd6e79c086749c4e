package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * What a door without a network needs, a page of tickets at a time.
 *
 * @param keys by which it tells genuine tickets, as RFC 8037 writes them
 * @param items those that let somebody in by the list, or with which something is had that does, by their ids
 * @param nextCursor null on the last page
 */
@DataObject
public record DoorSnapshot(
        CheckInList list, List<JsonObject> keys, Instant asOf, List<DoorTicket> items, String nextCursor)
        implements Dto {

    public static DoorSnapshot fromJson(String json) {
        return Json.read(json, DoorSnapshot.class);
    }
}
