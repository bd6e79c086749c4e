package io.plenary.contracts.admin;

import io.plenary.contracts.Caller;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/** What each node tells about itself, at an {@link #address} of its own. */
@ProxyGen
public interface NodeService {

    static String address(String nodeId) {
        return "plenary.node." + nodeId;
    }

    /**
     * How the node is right now, for administrators.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    Future<NodeState> getState(Caller caller);
}
