package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/** Applause and the like in a session: counted, and told in its room as it stands, four times a second at most. */
@ProxyGen
public interface BurstsService {

    String ADDRESS = "plenary.bursts";

    /**
     * Counts what the caller pressed. It may be lost when a node is.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, INVALID, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED),
     *     CONFLICT (REACTIONS_OFF), TOO_MANY
     */
    @Repeatable
    Future<Void> press(Caller caller, Burst burst);
}
