package io.plenary.runtime;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.NodeService;
import io.plenary.contracts.admin.NodeState;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Asks the nodes how they are. */
public final class Nodes {

    /** Who looks at all of them waits for the slowest. */
    private static final Duration LONGEST_ANSWER = Duration.ofMillis(1_500);

    private final Doors doors;
    private final Proxies proxies;

    public Nodes(Node node) {
        doors = node.doors();
        proxies = node.proxies();
    }

    /** Every one that the cluster knows, also those that do not answer. */
    public Future<List<NodeState>> states(Caller caller) {
        return states(caller, doors.nodeIds());
    }

    /** All but this one. */
    public Future<List<NodeState>> others(Caller caller) {
        return states(
                caller,
                doors.nodeIds().stream()
                        .filter(id -> !id.equals(doors.nodeId()))
                        .toList());
    }

    private Future<List<NodeState>> states(Caller caller, List<String> ids) {
        List<Future<NodeState>> states =
                ids.stream().sorted().map(id -> state(caller, id)).toList();
        return Future.all(states).map(all -> states.stream().map(Future::result).toList());
    }

    private Future<NodeState> state(Caller caller, String id) {
        String address = NodeService.address(id);
        return proxies.of(NodeService.class, address)
                .getState(caller)
                .timeout(LONGEST_ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> {
                    proxies.forget(address);
                    return NodeState.silent(id);
                });
    }
}
