package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.Condition;
import io.plenary.contracts.admin.NodeService;
import io.plenary.contracts.admin.NodeState;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Tells how this node is. */
public final class NodeReport implements NodeService {

    private final String nodeId;
    private final Health health;

    public NodeReport(String nodeId, Health health) {
        this.nodeId = nodeId;
        this.health = health;
    }

    @Override
    public Future<NodeState> getState(Caller caller) {
        if (!caller.isAdmin()) {
            return Future.failedFuture(Refusal.FORBIDDEN.because("Only administrators of the platform see this."));
        }
        return health.ready().map(this::state);
    }

    private NodeState state(JsonObject ready) {
        Build build = Build.running();
        MemoryUsage heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
        Map<String, Condition> services = new TreeMap<>();
        ready.getJsonObject("services").forEach(each -> services.put(each.getKey(), condition(each.getValue())));
        return new NodeState(
                nodeId,
                condition(ready.getString("status")),
                build.version(),
                Instant.ofEpochMilli(ManagementFactory.getRuntimeMXBean().getStartTime()),
                heap.getUsed(),
                heap.getMax(),
                services,
                health.remarks(),
                build.commit(),
                build.at());
    }

    private static Condition condition(Object status) {
        return Condition.valueOf(status.toString());
    }
}
