package io.plenary.architecture.planted.services.program;

import io.vertx.core.eventbus.Message;

/** Neither a verticle nor a listener. */
final class HearsTheBus {
    Message<String> heard;
}
