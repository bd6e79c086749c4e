package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A message that somebody who moderates is to look at: people do not want to see it there, or it is held.
 *
 * @param reports how many reported it
 * @param reasons what some of them said, the latest first
 * @param held for what it waits; empty where everybody sees it
 */
@DataObject
public record ReportedMessage(ChatMessage message, long reports, List<String> reasons, List<HeldFor> held)
        implements Dto {

    public static ReportedMessage fromJson(String json) {
        return Json.read(json, ReportedMessage.class);
    }

    public ReportedMessage {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
        held = held == null ? List.of() : List.copyOf(held);
    }
}
