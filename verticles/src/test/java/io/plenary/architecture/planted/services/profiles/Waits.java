package io.plenary.architecture.planted.services.profiles;

import io.vertx.core.Future;

/** Blocks an event loop. */
final class Waits {
    String answer(Future<String> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
