package io.plenary.launch.scale;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Service;
import io.plenary.contracts.admin.NodePlan;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.RunningService;
import io.plenary.failures.Failures;
import io.plenary.runtime.Node;
import io.plenary.runtime.Nodes;
import io.plenary.runtime.Settings;
import io.vertx.core.Deployable;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What this node runs: what its settings say, unless operators want something else. It takes nothing away that no other node
 * runs, whoever wants it, or a platform that is started anew could be left without those that know what is wanted.
 */
public final class NodeServices {

    private static final Logger LOG = LoggerFactory.getLogger(NodeServices.class);
    private static final String NOBODY_ELSE = "No other node runs it at the moment.";

    private final Settings settings;
    private final Node node;
    private final Nodes nodes;
    private final String name;
    private final Deployments deployments;
    private final Map<Service, Integer> wanted = new ConcurrentHashMap<>();
    private final Map<Service, String> refusals = new ConcurrentHashMap<>();
    private volatile boolean drained;
    private volatile boolean begun;

    /**
     * @param name of this node
     * @param verticles makes an instance of a service
     */
    public NodeServices(Vertx vertx, Node node, String name, Function<Service, Deployable> verticles) {
        this.settings = node.settings();
        this.node = node;
        this.nodes = new Nodes(node);
        this.name = name;
        this.deployments = new Deployments(vertx, node.doors(), verticles);
        wanted.putAll(settings.services());
    }

    public String name() {
        return name;
    }

    public boolean isDrained() {
        return drained;
    }

    /** What its settings say. */
    public NodePlan configured() {
        return new NodePlan(
                name,
                false,
                settings.services().entrySet().stream()
                        .collect(Collectors.toMap(each -> each.getKey().id(), Map.Entry::getValue)));
    }

    /** By service: what runs, or should. */
    public Map<String, RunningService> running() {
        Map<String, RunningService> running = new TreeMap<>();
        Service.all()
                .map(service -> Map.entry(service, running(service)))
                .filter(each -> isAnything(each.getValue()))
                .forEach(each -> running.put(each.getKey().id(), each.getValue()));
        return running;
    }

    private RunningService running(Service service) {
        return new RunningService(
                deployments.count(service),
                settings.services().getOrDefault(service, 0),
                wanted.getOrDefault(service, 0),
                refusals.get(service));
    }

    private static boolean isAnything(RunningService service) {
        return service.instances() > 0 || service.configured() > 0 || service.wanted() > 0;
    }

    public int count(Service service) {
        return deployments.count(service);
    }

    /**
     * Brings about what is wanted, as far as that can be.
     *
     * @return why not, where something failed
     */
    public Future<Map<Service, Throwable>> follow(NodePlan plan) {
        Map<Service, Integer> targets = targets(plan);
        Set<Service> leaving = targets.keySet().stream()
                .filter(service -> targets.get(service) == 0 && isGivenUp(service))
                .collect(Collectors.toSet());
        return nobodyElseRuns(leaving).compose(kept -> {
            refusals.clear();
            kept.forEach(service -> refusals.put(service, NOBODY_ELSE));
            boolean drains = plan.drained() && kept.isEmpty();
            Map<Service, Integer> possible = plan.drained() && !drains ? targets(undrained(plan)) : targets;
            kept.forEach(service -> possible.put(service, keptInstances(service)));
            begun = true;
            return bringTo(drains, possible);
        });
    }

    private static NodePlan undrained(NodePlan plan) {
        return new NodePlan(plan.node(), false, plan.instances());
    }

    private Map<Service, Integer> targets(NodePlan plan) {
        Map<Service, Integer> targets = new EnumMap<>(Service.class);
        Service.all()
                .forEach(service -> targets.put(
                        service, plan.drained() ? 0 : plan.instances().getOrDefault(service.id(), 0)));
        return targets;
    }

    /** At its start, a node gives up what its settings say; later, only what it runs: what was given up stays so. */
    private boolean isGivenUp(Service service) {
        return begun ? deployments.count(service) > 0 : settings.runs(service);
    }

    private int keptInstances(Service service) {
        return deployments.count(service) > 0
                ? deployments.count(service)
                : settings.services().getOrDefault(service, 1);
    }

    private Future<Set<Service>> nobodyElseRuns(Set<Service> leaving) {
        return leaving.isEmpty()
                ? Future.succeededFuture(Set.of())
                : nodes.others(Caller.SYSTEM).map(others -> leaving.stream()
                        .filter(service -> others.stream().noneMatch(other -> serves(other, service)))
                        .collect(Collectors.toSet()));
    }

    /** One of an older release does not say how many. */
    private static boolean serves(NodeState other, Service service) {
        return other.tellsWhatItRuns()
                ? other.instancesOf(service.id()) > 0
                        && other.running().get(service.id()).wanted() > 0
                : other.services().containsKey(service.id());
    }

    private Future<Map<Service, Throwable>> bringTo(boolean drains, Map<Service, Integer> targets) {
        wanted.clear();
        wanted.putAll(targets);
        if (drains != drained) {
            LOG.info(drains ? "This node is drained: it serves nobody from now on" : "This node serves again");
        }
        if (drains) {
            drained = true;
            node.health().drained(true);
        }
        Map<Service, Throwable> failures = new ConcurrentHashMap<>();
        // The gateway opens when what it calls is there, and leaves before.
        return each(targets, service -> service == Service.WEB && isTooMany(targets, service), failures)
                .compose(left -> each(targets, service -> service != Service.WEB, failures))
                .compose(done -> each(targets, Service.WEB::equals, failures))
                .map(done -> {
                    drained = drains;
                    node.health().drained(drains);
                    return failures;
                });
    }

    private boolean isTooMany(Map<Service, Integer> targets, Service service) {
        return targets.get(service) < deployments.count(service);
    }

    private Future<Void> each(
            Map<Service, Integer> targets, Predicate<Service> which, Map<Service, Throwable> failures) {
        List<Future<Void>> brought = targets.keySet().stream()
                .filter(which)
                .filter(service -> targets.get(service) != deployments.count(service))
                .map(service -> bringTo(service, targets.get(service))
                        .onFailure(failure -> refuse(service, failure, failures))
                        .otherwiseEmpty())
                .toList();
        return Future.all(brought).mapEmpty();
    }

    private Future<Void> bringTo(Service service, int target) {
        if (target > 0 && service != Service.WEB && settings.database().uriOf(service.id()) == null) {
            refusals.put(service, "This node knows no database for it.");
            return Future.succeededFuture();
        }
        LOG.info("{}: {} instances instead of {}", service.id(), target, deployments.count(service));
        return deployments.bringTo(service, target);
    }

    private void refuse(Service service, Throwable failure, Map<Service, Throwable> failures) {
        LOG.warn("An instance of {} cannot be started or ended: {}", service.id(), failure.toString());
        refusals.put(service, Failures.reason(failure));
        failures.put(service, failure);
    }

    /** As it stands, when the node ends. */
    public Future<Void> end(Collection<Service> services) {
        return deployments.end(services);
    }
}
