package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminEvents.NodeDrained;
import io.plenary.contracts.admin.AdminEvents.NodeForgotten;
import io.plenary.contracts.admin.AdminEvents.NodeUndrained;
import io.plenary.contracts.admin.AdminEvents.ServiceScaled;
import io.plenary.contracts.admin.ClusterService;
import io.plenary.contracts.admin.ClusterState;
import io.plenary.contracts.admin.NodeAway;
import io.plenary.contracts.admin.NodePlan;
import io.plenary.contracts.admin.NodeState;
import io.plenary.contracts.admin.ScaledService;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.events.Reading;
import io.plenary.runtime.Database;
import io.plenary.runtime.Node;
import io.plenary.runtime.Nodes;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;

/** What nodes run, and what operators want them to. A wish is kept here; the nodes hear of it and bring it about. */
final class Scaling implements ClusterService {

    /** Nodes are seen also while the log does not answer. */
    private static final long LONGEST_ANSWER_MILLIS = 1_500;

    private static final Comparator<NodeState> BY_NAME = Comparator.comparing(
                    NodeState::name, Comparator.nullsLast(Comparator.naturalOrder()))
            .thenComparing(NodeState::id);

    private final Database database;
    private final Nodes nodes;
    private final EventLog log;

    Scaling(Database database, Node node) {
        this.database = database;
        this.nodes = new Nodes(node);
        this.log = node.proxies().of(EventLog.class, EventLog.ADDRESS);
    }

    @Override
    public Future<ClusterState> viewCluster(Caller caller) {
        AdminRules.requireAdmin(caller);
        Future<Wishes> wishes = database.read(caller, WishStore::all);
        Future<List<NodeState>> states = nodes.states(caller);
        Future<List<Reading>> readings = log.listReadings(caller)
                .timeout(LONGEST_ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .otherwiseEmpty();
        return Future.all(wishes, states, readings)
                .map(all -> state(wishes.result(), states.result(), readings.result()));
    }

    private static ClusterState state(Wishes wishes, List<NodeState> nodes, List<Reading> readings) {
        return new ClusterState(
                nodes.stream().sorted(BY_NAME).toList(),
                wishes.nodes().stream()
                        .filter(name -> nodes.stream().noneMatch(node -> name.equals(node.name())))
                        .map(name -> new NodeAway(name, wishes.isDrained(name)))
                        .toList(),
                WishRules.compare(nodes, wishes),
                WishRules.MOST_INSTANCES,
                readings,
                Instant.now());
    }

    @Override
    public Future<ScaledService> scaleService(Caller caller, String service, int instances, String node) {
        AdminRules.requireAdmin(caller);
        WishRules.check(service, instances, node);
        return nodes.states(caller)
                .compose(states -> database.once(caller, tx -> WishStore.lock(tx.sql())
                        .compose(wishes -> scale(tx, service, instances, node, states, wishes))));
    }

    private static Future<ScaledService> scale(
            Transaction tx, String service, int instances, String node, List<NodeState> states, Wishes wishes) {
        if (node != null) {
            WishRules.requireKnown(node, states, wishes);
            WishRules.requireOthers(node, states, wishes.with(node, service, instances));
        }
        tx.announce(new ServiceScaled(service, node, instances), null, null);
        Future<Void> put = node == null
                ? WishStore.putEverywhere(tx.sql(), service, instances)
                : WishStore.put(tx.sql(), node, service, instances);
        return put.compose(done -> WishStore.all(tx.sql())).map(now -> WishRules.compare(service, states, now));
    }

    @Override
    public Future<Void> drainNode(Caller caller, String node) {
        return change(caller, node, (tx, view) -> {
            WishRules.requireKnown(node, view.nodes(), view.wishes());
            WishRules.requireOthers(node, view.nodes(), view.wishes().withDrained(node));
            return WishStore.drain(tx.sql(), node).map(news -> announce(tx, news, new NodeDrained(node)));
        });
    }

    @Override
    public Future<Void> undrainNode(Caller caller, String node) {
        return change(caller, node, (tx, view) -> {
            WishRules.requireKnown(node, view.nodes(), view.wishes());
            return WishStore.undrain(tx.sql(), node).map(news -> announce(tx, news, new NodeUndrained(node)));
        });
    }

    @Override
    public Future<Void> forgetNode(Caller caller, String node) {
        return change(caller, node, (tx, view) -> {
            WishRules.requireKnown(node, view.nodes(), view.wishes());
            WishRules.requireAway(node, view.nodes());
            return WishStore.forget(tx.sql(), node).map(done -> announce(tx, true, new NodeForgotten(node)));
        });
    }

    /** What a change is decided by. */
    private record View(List<NodeState> nodes, Wishes wishes) {}

    private Future<Void> change(Caller caller, String node, BiFunction<Transaction, View, Future<Void>> decision) {
        AdminRules.requireAdmin(caller);
        if (node == null || node.equals(Wishes.ALL)) {
            return Future.failedFuture(Refusal.NOT_FOUND.because("A node has a name."));
        }
        return nodes.states(caller)
                .compose(states -> database.once(caller, tx -> WishStore.lock(tx.sql())
                        .compose(wishes -> decision.apply(tx, new View(states, wishes)))));
    }

    private static Void announce(Transaction tx, boolean isNews, Payload payload) {
        if (isNews) {
            tx.announce(payload, null, null);
        }
        return null;
    }

    @Override
    public Future<NodePlan> planOf(Caller caller, NodePlan configured) {
        AdminRules.requireAdmin(caller);
        return database.read(caller, WishStore::all).map(wishes -> WishRules.plan(configured, wishes));
    }
}
