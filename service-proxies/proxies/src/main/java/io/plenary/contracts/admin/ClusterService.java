package io.plenary.contracts.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/** Which node runs how much of which service: what is, and what operators want. For administrators of the platform. */
@ProxyGen
public interface ClusterService {

    String ADDRESS = "plenary.admin.cluster";

    /**
     * The nodes as each tells it, and beside that what is wanted.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<ClusterState> viewCluster(Caller caller);

    /**
     * Wants so many instances of a service on a node, or on each that runs it. The nodes bring it about.
     * @param node its name; null for all that run the service
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND for a service or node nobody knows, INVALID for a
     *     number no node could run, CONFLICT where the platform would be left without the service
     */
    @Repeatable
    @Once
    Future<ScaledService> scaleService(Caller caller, String service, int instances, @Nullable String node);

    /**
     * Wants a node to serve nobody; it stays in the cluster, also after a restart, until it is undrained.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT where the platform would be left without
     *     something that the node runs
     */
    @Repeatable
    @Once
    Future<Void> drainNode(Caller caller, String node);

    /**
     * Wants it to serve again.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> undrainNode(Caller caller, String node);

    /**
     * Wants nothing any more of a node that is gone: should it come back, it runs what its settings say.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, CONFLICT while it is there
     */
    @Repeatable
    @Once
    Future<Void> forgetNode(Caller caller, String node);

    /**
     * What a node is to run; nodes ask.
     * @param configured what its settings say
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<NodePlan> planOf(Caller caller, NodePlan configured);
}
