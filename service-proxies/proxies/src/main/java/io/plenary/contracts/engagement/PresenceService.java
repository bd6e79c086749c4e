package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** Whose names are read by others who are in the same rooms. Nobody's are, unless they said so. */
@ProxyGen
public interface PresenceService {

    String ADDRESS = "plenary.presence";

    /**
     * Agrees to be named in the rooms of a conference, as one's profile says it; repeated, the name is taken anew.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND, FORBIDDEN (TICKET_HOLDERS_ONLY, SILENCED)
     */
    @Repeatable
    @Once
    Future<Void> showName(Caller caller, UUID conferenceId);

    /**
     * Is named there no more; repeated, nothing happens.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, NOT_FOUND
     */
    @Repeatable
    @Once
    Future<Void> hideName(Caller caller, UUID conferenceId);
}
