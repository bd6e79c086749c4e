package io.plenary.contracts.program;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Once;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.Nullable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** On which database server the conferences of which organization are. For administrators of the platform. */
@ProxyGen
public interface PlacementService {

    String ADDRESS = "plenary.program.placement";

    /**
     * The servers of the settings of the node asked, the main one first.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<List<ConferenceServer>> listServers(Caller caller);

    /**
     * The organizations that have conferences, or a server chosen for them, by id.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN
     */
    @Repeatable
    Future<OrganizationPlacementPage> listPlacements(Caller caller, @Nullable String cursor, int limit);

    /**
     * Chooses the server for the conferences of an organization that has none yet.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID for a server the settings do not name, CONFLICT where there
     *     are conferences on another one: they have to be moved
     */
    @Repeatable
    @Once
    Future<OrganizationPlacement> placeOrganization(Caller caller, UUID organizationId, String server);
}
