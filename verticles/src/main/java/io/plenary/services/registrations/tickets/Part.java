package io.plenary.services.registrations.tickets;

import io.vertx.core.Future;

/** A part of the service, made with all it uses of others. */
public interface Part {

    /**
     * Answers its contracts, then begins what it does by itself.
     *
     * @return completes when it can be used
     */
    Future<?> begin();
}
