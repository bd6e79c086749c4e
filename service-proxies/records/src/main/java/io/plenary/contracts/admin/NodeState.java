package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Remark;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A node of the cluster at a glance. Of a node that is silent only its id is known.
 *
 * @param condition UP when each of its services is
 * @param memoryUsed bytes of heap
 * @param memoryMost bytes the heap may grow to
 * @param services how each service is that runs there
 * @param remarks what an operator should know though the node serves
 * @param commit of the sources it was built from, null where nobody knows
 * @param builtAt when those sources became what they are, null where nobody knows
 */
@DataObject
public record NodeState(
        String id,
        Condition condition,
        String version,
        Instant startedAt,
        long memoryUsed,
        long memoryMost,
        Map<String, Condition> services,
        List<Remark> remarks,
        String commit,
        Instant builtAt)
        implements Dto {

    public static NodeState silent(String id) {
        return new NodeState(id, Condition.SILENT, null, null, 0, 0, Map.of(), List.of(), null, null);
    }

    public static NodeState fromJson(String json) {
        return Json.read(json, NodeState.class);
    }
}
