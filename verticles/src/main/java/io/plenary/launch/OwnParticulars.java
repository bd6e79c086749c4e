package io.plenary.launch;

import io.plenary.contracts.admin.NodeLoad;
import io.plenary.contracts.admin.RunningService;
import io.plenary.launch.scale.NodeLoads;
import io.plenary.launch.scale.NodeServices;
import io.plenary.runtime.NodeReport;
import java.util.Map;

/** What this node tells of itself. */
record OwnParticulars(NodeServices services, NodeLoads loads) implements NodeReport.Particulars {

    @Override
    public String name() {
        return services.name();
    }

    @Override
    public boolean isDrained() {
        return services.isDrained();
    }

    @Override
    public NodeLoad load() {
        return loads.now();
    }

    @Override
    public Map<String, RunningService> running() {
        return services.running();
    }
}
