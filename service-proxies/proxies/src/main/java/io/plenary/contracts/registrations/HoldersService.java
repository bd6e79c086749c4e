package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** Who has tickets, for those services that tell them something. */
@ProxyGen
public interface HoldersService {

    String ADDRESS = "plenary.holders";

    /**
     * Some of a group, each address once and always in the same order, whoever joins or leaves it meanwhile. The addresses themselves
     * are told with their orders, when somebody is written to.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN for other callers than services
     */
    @Repeatable
    Future<HolderPage> holders(Caller caller, HolderQuery query);

    /**
     * What those answered for whom tickets are, and when they came; tickets of other conferences are left out.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, INVALID
     */
    @Repeatable
    Future<List<Attendance>> attendances(Caller caller, TicketsQuery query);

    /**
     * Whether the caller's account ordered a ticket of a conference that lets somebody in.
     * @throws io.vertx.serviceproxy.ServiceException UNAUTHENTICATED
     */
    @Repeatable
    Future<Boolean> hasTicket(Caller caller, UUID conferenceId);
}
