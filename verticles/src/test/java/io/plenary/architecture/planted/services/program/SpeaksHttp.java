package io.plenary.architecture.planted.services.program;

import io.vertx.ext.web.RoutingContext;

/** HTTP ends at the web. */
final class SpeaksHttp {
    RoutingContext request;
}
