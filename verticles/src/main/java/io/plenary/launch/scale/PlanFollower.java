package io.plenary.launch.scale;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.AdminEvents.NodeDrained;
import io.plenary.contracts.admin.AdminEvents.NodeForgotten;
import io.plenary.contracts.admin.AdminEvents.NodeUndrained;
import io.plenary.contracts.admin.AdminEvents.ServiceScaled;
import io.plenary.contracts.admin.ClusterService;
import io.plenary.contracts.admin.NodePlan;
import io.plenary.runtime.Node;
import io.plenary.runtime.work.Rounds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what operators want this node to run, when something was wanted and every so often, and has it brought about. */
public final class PlanFollower {

    private static final Logger LOG = LoggerFactory.getLogger(PlanFollower.class);
    private static final Duration LOOK = Duration.ofSeconds(10);
    /** Who starts waits no longer for those who know; what they say later is heard then. */
    private static final Duration LONGEST_AT_START = Duration.ofSeconds(2);

    private final Node node;
    private final NodeServices services;
    private final ClusterService cluster;
    private final Vertx vertx;
    private final Rounds rounds;

    public PlanFollower(Vertx vertx, Node node, NodeServices services) {
        this.vertx = vertx;
        this.node = node;
        this.services = services;
        cluster = node.proxies().of(ClusterService.class, ClusterService.ADDRESS);
        rounds = new Rounds(vertx, "what this node is to run", this::follow);
    }

    /** What to begin with: what is wanted, where somebody knows that already, or what the settings say. */
    public Future<NodePlan> first() {
        if (node.doors().nodeIds().size() == 1) {
            return Future.succeededFuture(services.configured());
        }
        return cluster.planOf(Caller.SYSTEM, services.configured())
                .timeout(LONGEST_AT_START.toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(unknown -> services.configured());
    }

    /** From now on. What it deploys is no part of another verticle, and ends by itself. */
    public void begin() {
        vertx.getOrCreateContext().runOnContext(here -> {
            node.events()
                    .listening()
                    .on(
                            wished -> rounds.kick(),
                            ServiceScaled.class,
                            NodeDrained.class,
                            NodeUndrained.class,
                            NodeForgotten.class);
            rounds.every(LOOK).kick();
        });
    }

    /** Whoever knows may not be there at the moment: then all stays as it is. */
    private Future<Void> follow() {
        return cluster.planOf(Caller.SYSTEM, services.configured())
                .onFailure(failure -> LOG.debug("What to run is not known: {}", failure.toString()))
                .compose(services::follow, unknown -> Future.succeededFuture())
                .mapEmpty();
    }

    /** Before the node ends. */
    public Future<Void> end() {
        rounds.end();
        return Future.succeededFuture();
    }
}
