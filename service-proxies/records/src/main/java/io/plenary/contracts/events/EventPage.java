package io.plenary.contracts.events;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * Events in commit order.
 *
 * @param cursor where to read on; also set when {@code events} is empty
 */
@DataObject
public record EventPage(List<Event> events, String cursor) implements Dto {

    public static EventPage fromJson(String json) {
        return Json.read(json, EventPage.class);
    }
}
