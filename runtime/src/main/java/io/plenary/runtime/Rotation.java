package io.plenary.runtime;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which services of which nodes are out of rotation: they are called only where nobody else is there. Written by who looks
 * ({@link Peers}), read by every call.
 */
final class Rotation {

    private final Map<String, Set<String>> downByNode = new ConcurrentHashMap<>();
    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, Set<Attempt>> underWayByNode = new ConcurrentHashMap<>();

    /** @return whether that is news */
    boolean silent(String node) {
        return silent.add(node);
    }

    /**
     * @param down the services that do not work there
     * @return whether it was silent before
     */
    boolean answered(String node, Set<String> down) {
        if (down.isEmpty()) {
            downByNode.remove(node);
        } else {
            downByNode.put(node, down);
        }
        return silent.remove(node);
    }

    void begun(String node, Attempt attempt) {
        underWayByNode
                .computeIfAbsent(node, first -> ConcurrentHashMap.newKeySet())
                .add(attempt);
    }

    void ended(String node, Attempt attempt) {
        Set<Attempt> underWay = underWayByNode.get(node);
        if (underWay != null) {
            underWay.remove(attempt);
        }
    }

    /** Nobody waits any more for a node that is no longer in the cluster, or goes there while the bus still knows it. */
    void gone(String node) {
        silent.add(node);
        Set<Attempt> left = underWayByNode.remove(node);
        if (left != null) {
            left.forEach(Attempt::nodeIsGone);
        }
    }

    void keepOnly(Collection<String> nodes) {
        downByNode.keySet().retainAll(nodes);
        underWayByNode.keySet().stream().filter(node -> !nodes.contains(node)).forEach(this::gone);
    }

    boolean isWhole() {
        return silent.isEmpty() && downByNode.isEmpty();
    }

    boolean isOut(String node, String service) {
        return silent.contains(node) || downByNode.getOrDefault(node, Set.of()).contains(service);
    }
}
