package io.plenary.contracts.engagement;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What happens live at a conference, as its organizers want it, and how its sessions stand. */
@ProxyGen
public interface LiveService {

    String ADDRESS = "plenary.live";

    /**
     * What can be done, for whoever sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<LiveSettings> settings(Caller caller, UUID conferenceId);

    /**
     * Says anew what can be done; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<LiveSettings> putSettings(Caller caller, LiveSettings settings);

    /**
     * How sessions stand of which staff said something, for whoever sees the conference.
     * @throws io.vertx.serviceproxy.ServiceException NOT_FOUND
     */
    @Repeatable
    Future<List<LiveState>> states(Caller caller, UUID conferenceId);

    /**
     * Says anew how a session and its room stand; for whoever has {@code live.moderate}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<LiveState> putState(Caller caller, LiveState state);

    /**
     * Says anew how full the room of a session is, and leaves the rest as it stands; for whoever has {@code tickets.checkin}.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED, FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    @Once
    Future<LiveState> putFullness(Caller caller, Fullness fullness);
}
