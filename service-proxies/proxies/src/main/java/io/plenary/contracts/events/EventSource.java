package io.plenary.contracts.events;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;

/**
 * The outbox of a service, read by those who must not miss anything. Bound once per database, at {@link #address}.
 */
@ProxyGen
public interface EventSource {

    /**
     * Where the outbox of one database is read.
     *
     * @param source the service's name, or {@code program.<conference id>} for a conference's own database
     */
    static String address(String source) {
        return "plenary.events." + source;
    }

    /**
     * Events committed after the cursor, oldest first, in an order that never skips a late commit. Only the platform
     * itself may read.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for persons, INVALID for a cursor of another
     *     source
     */
    @Repeatable
    Future<EventPage> readEvents(Caller caller, @Nullable String cursor, int limit);
}
