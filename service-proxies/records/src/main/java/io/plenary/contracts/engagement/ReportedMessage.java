package io.plenary.contracts.engagement;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.vertx.codegen.annotations.DataObject;
import java.util.List;

/**
 * A message that people do not want to see there.
 *
 * @param reports how many reported it
 * @param reasons what some of them said, the latest first
 */
@DataObject
public record ReportedMessage(ChatMessage message, long reports, List<String> reasons) implements Dto {

    public static ReportedMessage fromJson(String json) {
        return Json.read(json, ReportedMessage.class);
    }

    public ReportedMessage {
        reasons = reasons == null ? List.of() : List.copyOf(reasons);
    }
}
