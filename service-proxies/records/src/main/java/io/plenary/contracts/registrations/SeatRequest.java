package io.plenary.contracts.registrations;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;
import java.util.UUID;

/**
 * Sessions in which somebody wants a seat.
 *
 * @param anyway also where they take place together, if the conference only warns of that
 */
@DataObject
public record SeatRequest(List<UUID> sessionIds, boolean anyway) implements Dto {

    public static SeatRequest fromJson(String json) {
        return Json.read(json, SeatRequest.class);
    }

    public SeatRequest {
        sessionIds = sessionIds == null ? List.of() : List.copyOf(sessionIds);
    }
}
