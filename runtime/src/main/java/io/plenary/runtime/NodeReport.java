package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.Condition;
import io.plenary.contracts.admin.NodeLoad;
import io.plenary.contracts.admin.NodeService;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.RunningService;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryUsage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** Tells how this node is. */
public final class NodeReport implements NodeService {

    /** What whoever started the node knows of it. */
    public interface Particulars {

        /** By which operators know it. */
        String name();

        boolean isDrained();

        NodeLoad load();

        /** By service. */
        Map<String, RunningService> running();
    }

    private final String nodeId;
    private final Health health;
    private final Particulars particulars;

    public NodeReport(String nodeId, Health health, Particulars particulars) {
        this.nodeId = nodeId;
        this.health = health;
        this.particulars = particulars;
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
                build.at(),
                particulars.name(),
                particulars.isDrained(),
                particulars.load(),
                particulars.running());
    }

    private static Condition condition(Object status) {
        return Condition.valueOf(status.toString());
    }
}
