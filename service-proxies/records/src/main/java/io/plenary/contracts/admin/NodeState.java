package io.plenary.contracts.admin;

import io.plenary.contracts.Dto;
import io.plenary.contracts.Json;
import io.plenary.contracts.Remark;
import io.vertx.codegen.annotations.DataObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A node of the cluster at a glance. Of a node that is silent only its id is known, and of one of an older release not what it is
 * called, has to do and is to run.
 *
 * @param condition UP when each of its services is
 * @param memoryUsed bytes of heap
 * @param memoryMost bytes the heap may grow to
 * @param services how each service is that runs there
 * @param remarks what an operator should know though the node serves
 * @param commit of the sources it was built from, null where nobody knows
 * @param builtAt when those sources became what they are, null where nobody knows
 * @param name by which operators know it, also after a restart
 * @param drained whether it serves nobody until an operator brings it back
 * @param load how much it has to do
 * @param running what its settings, operators or both have it run, by service
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
        Instant builtAt,
        String name,
        Boolean drained,
        NodeLoad load,
        Map<String, RunningService> running)
        implements Dto {

    public static NodeState silent(String id) {
        return new NodeState(
                id, Condition.SILENT, null, null, 0, 0, Map.of(), List.of(), null, null, null, null, null, null);
    }

    /** Those of an older release do not. */
    public boolean tellsWhatItRuns() {
        return name != null && running != null;
    }

    /** How many instances of a service run there. */
    public int instancesOf(String service) {
        return running != null && running.containsKey(service)
                ? running.get(service).instances()
                : 0;
    }

    public static NodeState fromJson(String json) {
        return Json.read(json, NodeState.class);
    }
}
