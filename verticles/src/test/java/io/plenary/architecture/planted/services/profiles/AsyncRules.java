package io.plenary.architecture.planted.services.profiles;

import io.vertx.core.Future;

/** Rules decide at once. */
final class AsyncRules {
    Future<Boolean> decision;
}
