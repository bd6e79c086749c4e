package io.plenary.web.client;

import io.vertx.core.Future;
import io.vertx.ext.web.RoutingContext;

/** Who knows what documents say before the client shows anything. */
public interface Contents {

    /** @param shell of the document at the path of the request, an address of the client */
    Future<Said> at(RoutingContext request, Shell shell);
}
