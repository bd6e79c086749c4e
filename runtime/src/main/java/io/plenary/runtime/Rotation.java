package io.plenary.runtime;

import java.time.Duration;
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
    /** So long the bus may still know a node that is no longer in the cluster. */
    private static final Duration KNOWN_TO_THE_BUS = Duration.ofMinutes(1);

    private final Set<String> silent = ConcurrentHashMap.newKeySet();
    private final Map<String, Long> goneSince = new ConcurrentHashMap<>();
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

    int underWay(String node) {
        return underWayByNode.getOrDefault(node, Set.of()).size();
    }

    /** Nobody waits any more for a node that is no longer in the cluster, or goes there while the bus still knows it. */
    void gone(String node) {
        goneSince.putIfAbsent(node, System.nanoTime());
        silent.add(node);
        Set<Attempt> left = underWayByNode.remove(node);
        if (left != null) {
            left.forEach(Attempt::nodeIsGone);
        }
    }

    void keepOnly(Collection<String> nodes) {
        downByNode.keySet().retainAll(nodes);
        underWayByNode.keySet().stream().filter(node -> !nodes.contains(node)).forEach(this::gone);
        silent.stream().filter(node -> !nodes.contains(node)).forEach(this::forgetInTime);
    }

    private void forgetInTime(String node) {
        long since = goneSince.computeIfAbsent(node, first -> System.nanoTime());
        if (System.nanoTime() - since > KNOWN_TO_THE_BUS.toNanos()) {
            goneSince.remove(node);
            silent.remove(node);
        }
    }

    boolean isWhole() {
        return silent.isEmpty() && downByNode.isEmpty();
    }

    boolean isOut(String node, String service) {
        return silent.contains(node) || downByNode.getOrDefault(node, Set.of()).contains(service);
    }
}
