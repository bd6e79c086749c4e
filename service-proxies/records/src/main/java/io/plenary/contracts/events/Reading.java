package io.plenary.contracts.events;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;

/**
 * How far a durable reader of the event log has come, as it said when it last read.
 *
 * @param reader its name
 * @param number of the last event whose effect it has stored
 * @param behind how many events it has yet to read
 * @param secondsBehind for how long the oldest of these is in the log; 0 if there is none
 * @param readAt UTC
 * @param needed whether it must not be removed, however long it is silent
 */
@DataObject
public record Reading(String reader, long number, long behind, long secondsBehind, Instant readAt, boolean needed)
        implements Dto {

    public static Reading fromJson(String json) {
        return Json.read(json, Reading.class);
    }
}
