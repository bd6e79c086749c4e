package io.plenary.runtime;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The instances of a service as its callers here know them, one on each node. Who did not answer is avoided for a moment; then
 * one call goes and looks, and the others follow when it was answered. So is what is out of {@link Rotation}.
 */
final class Instances {

    private static final Duration MOMENT = Duration.ofSeconds(3);
    /** What may not come twice is not sent to look as long as there is anything else. */
    private static final Duration LONG = Duration.ofSeconds(30);

    private final String service;
    private final Rotation rotation;
    private final Optional<Home> home;
    private final Map<String, Long> avoidedSince = new ConcurrentHashMap<>();

    Instances(String service, String address, Rotation rotation) {
        this.service = service;
        this.rotation = rotation;
        home = Home.of(service, address);
    }

    /** @return one of these nodes, where it matters which */
    Optional<String> home(List<String> nodes) {
        return nodes.isEmpty() ? Optional.empty() : home.map(own -> own.choose(nodes, rotation::underWay));
    }

    void begun(String node, Attempt attempt) {
        rotation.begun(node, attempt);
    }

    void ended(String node, Attempt attempt) {
        rotation.ended(node, attempt);
    }

    void noAnswer(String node) {
        avoidedSince.putIfAbsent(node, System.nanoTime());
    }

    void answered(String node) {
        if (!avoidedSince.isEmpty()) {
            avoidedSince.remove(node);
        }
    }

    /** Others may have been avoided until they left the cluster. */
    boolean areAtHand(List<String> nodes) {
        return avoidedSince.isEmpty() && rotation.isWhole() || nodes.stream().noneMatch(this::isAvoided);
    }

    boolean isAvoided(String node) {
        return avoidedSince.containsKey(node) || rotation.isOut(node, service);
    }

    /** Whether the call at hand is the one to look whether this node answers again. */
    boolean isToLookAt(String node, boolean mayComeTwice) {
        Long since = avoidedSince.get(node);
        long now = System.nanoTime();
        return since != null
                && !rotation.isOut(node, service)
                && now - since > (mayComeTwice ? MOMENT : LONG).toNanos()
                && avoidedSince.replace(node, since, now);
    }
}
