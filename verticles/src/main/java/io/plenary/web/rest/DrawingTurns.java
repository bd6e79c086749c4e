package io.plenary.web.rest;

import io.plenary.runtime.Lanes;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/**
 * Paper is drawn on a worker, one piece at a time, since each takes a core as long as it takes. Organizations take turns, and so do
 * those within one who ask from different networks: nobody waits for all that another one wants.
 */
final class DrawingTurns {

    private static final Lanes.Limits ONE_AT_A_TIME = new Lanes.Limits(1, 1, 1, 1_000);
    private static final Lanes.Limits ONE_OF_EACH = new Lanes.Limits(1_000, 1, 1_000, 20);

    private final Vertx vertx;
    private final Lanes pieces = new Lanes(ONE_AT_A_TIME);
    private final Lanes documents = new Lanes(ONE_OF_EACH);

    DrawingTurns(Vertx vertx) {
        this.vertx = vertx;
    }

    /** UNAVAILABLE where the organization has too many in line. */
    <T> Future<T> draw(UUID organizationId, Callable<T> piece) {
        return pieces.through(organizationId, organizationId.toString(), () -> vertx.executeBlocking(piece, false));
    }

    /**
     * One document after the other for each subscriber; UNAVAILABLE where they have too many in line.
     *
     * @param document what is done for it, drawing included
     */
    <T> Future<T> askedFrom(String subscriber, Supplier<Future<T>> document) {
        return documents.through(subscriber, subscriber, document);
    }
}
