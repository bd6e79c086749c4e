package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.events.Reading;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The platform at a glance.
 *
 * @param provisionings how many in each state
 * @param nodes every node the cluster knows, by id
 * @param readings how far the readers of the event log are, by name
 */
@DataObject
public record SystemAnalytics(
        long users,
        long organizations,
        long conferences,
        long monthlyActiveUsers,
        Map<String, Long> provisionings,
        List<NodeState> nodes,
        List<Reading> readings,
        Instant at)
        implements Dto {

    public static SystemAnalytics fromJson(String json) {
        return Json.read(json, SystemAnalytics.class);
    }
}
