package io.plenary.contracts.registrations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Repeatable;
import io.vertx.codegen.annotations.ProxyGen;
import io.vertx.core.Future;
import java.util.UUID;

/** How the tickets of a conference sell. */
@ProxyGen
public interface SalesService {

    String ADDRESS = "plenary.sales";

    /**
     * What is valid now, by the day on which it was ordered; for whoever has {@code tickets.manage}.
     * @throws io.vertx.serviceproxy.ServiceException FORBIDDEN, NOT_FOUND, INVALID
     */
    @Repeatable
    Future<SalesFigures> sales(Caller caller, UUID organizationId, UUID conferenceId);
}
