package io.plenary.contracts.program;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * One page of sessions.
 *
 * @param nextCursor where the next page starts, null on the last one
 */
@DataObject
public record SessionPage(List<Session> items, String nextCursor) implements Dto {

    public static SessionPage fromJson(String json) {
        return Json.read(json, SessionPage.class);
    }
}
