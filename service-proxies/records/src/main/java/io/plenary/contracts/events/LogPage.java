package io.plenary.contracts.events;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * Consecutive events of the log.
 *
 * @param after the number before the first of them; greater than asked for where older ones are not kept any more
 */
@DataObject
public record LogPage(long after, List<Event> events) implements Dto {

    public static LogPage fromJson(String json) {
        return Json.read(json, LogPage.class);
    }

    /** The number of the last of them. */
    public long last() {
        return after + events.size();
    }
}
