package io.plenary.services.admin;

import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.RunningService;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What operators want of the nodes.
 *
 * @param instances by name of the node and service; the node {@link #ALL} stands for all that run the service
 * @param drained names of nodes that are to serve nobody
 */
record Wishes(Map<String, Map<String, Integer>> instances, Set<String> drained) {

    static final String ALL = "";

    /** How many instances a node is to run, were it not drained: what it has a wish of its own for, or is asked for with others. */
    int wanted(String node, String service, int configured) {
        Integer own = instances.getOrDefault(node, Map.of()).get(service);
        if (own != null) {
            return own;
        }
        return configured == 0 ? 0 : instances.getOrDefault(ALL, Map.of()).getOrDefault(service, configured);
    }

    int wanted(NodeState node, String service) {
        RunningService running = node.running().get(service);
        return wanted(node.name(), service, running == null ? 0 : running.configured());
    }

    boolean isDrained(String node) {
        return drained.contains(node);
    }

    /** Names of all nodes of which something is wanted. */
    Set<String> nodes() {
        return Stream.concat(instances.keySet().stream(), drained.stream())
                .filter(node -> !node.equals(ALL))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    Wishes with(String node, String service, int count) {
        Map<String, Map<String, Integer>> changed = new HashMap<>(instances);
        Map<String, Integer> own = new HashMap<>(changed.getOrDefault(node, Map.of()));
        own.put(service, count);
        changed.put(node, own);
        return new Wishes(changed, drained);
    }

    Wishes withDrained(String node) {
        Set<String> more = new TreeSet<>(drained);
        more.add(node);
        return new Wishes(instances, more);
    }
}
