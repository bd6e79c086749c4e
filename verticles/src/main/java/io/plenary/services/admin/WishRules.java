package io.plenary.services.admin;

import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Service;
import io.plenary.contracts.admin.Condition;
import io.plenary.contracts.admin.NodePlan;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.RunningService;
import io.plenary.contracts.admin.ScaledPlace;
import io.plenary.contracts.admin.ScaledPlace.Why;
import io.plenary.contracts.admin.ScaledService;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may be wanted of nodes, and how what is differs from it. */
final class WishRules {

    /** More of one service than event loops of a large machine only wait for each other. */
    static final int MOST_INSTANCES = 32;

    private WishRules() {}

    /** @param node null for all */
    static void check(String service, int instances, String node) {
        if (Service.of(service).isEmpty()) {
            throw Refusal.NOT_FOUND.because("There is no service “" + service + "”; there are " + Service.ids() + ".");
        }
        int least = node == null ? 1 : 0;
        if (instances < least || instances > MOST_INSTANCES) {
            throw Refusal.INVALID.because(
                    "No node runs so many instances of a service.",
                    List.of(Fault.WHOLE_NUMBER.at("/instances", Map.of("least", least, "most", MOST_INSTANCES))));
        }
        if (instances == 0 && Service.of(service).equals(Optional.of(Service.ADMIN))) {
            throw Refusal.CONFLICT.because(
                    "ADMIN_STAYS", "The admin service keeps what is wanted of nodes, and is not taken away from one.");
        }
    }

    static void requireKnown(String node, List<NodeState> nodes, Wishes wishes) {
        if (find(node, nodes).isEmpty() && !wishes.nodes().contains(node)) {
            throw Refusal.NOT_FOUND.because("There is no node “" + node + "”.");
        }
    }

    static void requireAway(String node, List<NodeState> nodes) {
        if (find(node, nodes).isPresent()) {
            throw Refusal.CONFLICT.because("NODE_PRESENT", "The node is there, and runs what is wanted of it.");
        }
    }

    private static Optional<NodeState> find(String node, List<NodeState> nodes) {
        return nodes.stream().filter(each -> node.equals(each.name())).findFirst();
    }

    /**
     * The platform goes on without what a node does not run any more: another node runs it now, and is to run it then.
     *
     * @param then what is wanted from now on
     */
    static void requireOthers(String node, List<NodeState> nodes, Wishes then) {
        List<String> lost = nodes.stream()
                .filter(each -> node.equals(each.name()) && each.tellsWhatItRuns())
                .flatMap(each -> each.running().keySet().stream())
                .distinct()
                .filter(service -> nodes.stream().anyMatch(each -> each.instancesOf(service) > 0))
                .filter(service -> nodes.stream().noneMatch(each -> stays(each, service, then)))
                .toList();
        if (!lost.isEmpty()) {
            throw Refusal.CONFLICT.because(
                    "LAST_INSTANCE", "No other node runs " + String.join(", ", lost) + " at the moment.");
        }
    }

    private static boolean stays(NodeState node, String service, Wishes then) {
        if (node.condition() == Condition.SILENT) {
            return false;
        }
        if (!node.tellsWhatItRuns()) {
            return node.services().containsKey(service);
        }
        return node.instancesOf(service) > 0 && !then.isDrained(node.name()) && then.wanted(node, service) > 0;
    }

    static NodePlan plan(NodePlan configured, Wishes wishes) {
        String node = configured.node();
        Map<String, Integer> instances = Service.all()
                .map(Service::id)
                .collect(Collectors.toMap(
                        service -> service,
                        service -> wishes.wanted(
                                node, service, configured.instances().getOrDefault(service, 0))));
        return new NodePlan(node, wishes.isDrained(node), instances);
    }

    /** Every service there is, also one that nobody runs. */
    static List<ScaledService> compare(List<NodeState> nodes, Wishes wishes) {
        return Service.all()
                .map(service -> compare(service.id(), nodes, wishes))
                .toList();
    }

    static ScaledService compare(String service, List<NodeState> nodes, Wishes wishes) {
        List<ScaledPlace> places = new ArrayList<>();
        nodes.stream()
                .filter(NodeState::tellsWhatItRuns)
                .map(node -> place(node, service, wishes))
                .filter(place -> place.instances() > 0 || place.wanted() > 0)
                .forEach(places::add);
        wishes.nodes().stream()
                .filter(node -> find(node, nodes).isEmpty() && !wishes.isDrained(node))
                .map(node -> new ScaledPlace(node, 0, wishes.wanted(node, service, 0), Why.AWAY, null))
                .filter(place -> place.wanted() > 0)
                .forEach(places::add);
        return ScaledService.of(service, places);
    }

    private static ScaledPlace place(NodeState node, String service, Wishes wishes) {
        RunningService running = node.running().get(service);
        int instances = node.instancesOf(service);
        int wanted = wishes.isDrained(node.name()) ? 0 : wishes.wanted(node, service);
        String refusal = running == null ? null : running.refusal();
        Why why = instances == wanted
                ? null
                : refusal != null ? Why.REFUSED : instances < wanted ? Why.STARTING : Why.STOPPING;
        return new ScaledPlace(node.name(), instances, wanted, why, why == Why.REFUSED ? refusal : null);
    }
}
