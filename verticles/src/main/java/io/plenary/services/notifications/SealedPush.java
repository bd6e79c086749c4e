package io.plenary.services.notifications;

import io.plenary.runtime.outbound.Outbound;
import io.vertx.core.Future;

/**
 * A push as it goes out.
 *
 * @param letter failed where none could be made; null where it goes no further
 */
record SealedPush(Push push, Future<Outbound.Post> letter) {}
