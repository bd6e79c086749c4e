package io.plenary.web.rest;

import io.plenary.contracts.Caller;
import io.plenary.contracts.admin.ClusterService;
import io.plenary.runtime.Node;
import io.plenary.web.Api;
import io.plenary.web.Routes;
import io.plenary.web.contract.Answer;
import io.plenary.web.contract.Call;
import io.vertx.core.Future;

/** What nodes run, and are to run. */
final class ClusterRoutes implements Routes {

    private record Wish(String node, int instances) {}

    private final ClusterService cluster;

    ClusterRoutes(Node node) {
        cluster = node.proxies().of(ClusterService.class, ClusterService.ADDRESS);
    }

    @Override
    public void mount(Api api) {
        api.on("getCluster", (caller, call) -> cluster.viewCluster(caller).map(Answer::ok))
                .on("scaleService", this::scale)
                .on("drainNode", (caller, call) -> cluster.drainNode(caller, call.path("node"))
                        .map(Answer.NO_CONTENT))
                .on("undrainNode", (caller, call) -> cluster.undrainNode(caller, call.path("node"))
                        .map(Answer.NO_CONTENT))
                .on("forgetNode", (caller, call) -> cluster.forgetNode(caller, call.path("node"))
                        .map(Answer.NO_CONTENT));
    }

    private Future<Answer> scale(Caller caller, Call call) {
        Wish wish = call.body(Wish.class);
        return cluster.scaleService(caller, call.path("service"), wish.instances(), wish.node())
                .map(Answer::ok);
    }
}
