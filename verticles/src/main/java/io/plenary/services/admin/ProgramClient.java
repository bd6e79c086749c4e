package io.plenary.services.admin;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.Provisioning;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.conferences.Endpoint;
import io.plenary.contracts.events.EventLog;
import io.plenary.contracts.program.ConferenceDatabase;
import io.plenary.contracts.program.ProgramHostService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.UUID;

/** The steps by which a conference is made and unmade, each asked of the service that can do it. */
final class ProgramClient {

    private final Proxies proxies;

    ProgramClient(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Does what leads to a state. Repeating is harmless. */
    Future<Void> reach(ProvisioningState state, Order order) {
        return switch (state) {
            case DATABASE_CREATED -> host().createDatabase(Caller.SYSTEM, order.database());
            case MIGRATED -> host().migrateDatabase(Caller.SYSTEM, order.database());
            case SERVICE_UP -> serve(order.database());
            case ENDPOINT_REGISTERED ->
                conferences().registerEndpoint(Caller.SYSTEM, endpoint(order)).mapEmpty();
            default -> Future.succeededFuture();
        };
    }

    /** Up is what answers: not the node that promised to, but the address everybody will call. */
    private Future<Void> serve(ConferenceDatabase database) {
        return host().serve(Caller.SYSTEM, database)
                .compose(served -> proxies.of(ProgramService.class, ProgramService.address(database.conferenceId()))
                        .programVersion(Caller.SYSTEM))
                .mapEmpty();
    }

    private static Endpoint endpoint(Order order) {
        Provisioning provisioning = order.provisioning();
        return new Endpoint(
                provisioning.conferenceId(),
                provisioning.organizationId(),
                provisioning.slug(),
                ProgramService.address(provisioning.conferenceId()),
                order.databaseName(),
                null);
    }

    /** Whether a deleted conference cannot come back any more; false as long as it can. */
    Future<Boolean> retire(UUID conferenceId) {
        return conferences()
                .retireConference(Caller.SYSTEM, conferenceId)
                .map(true)
                .recover(failure ->
                        Refusal.CONFLICT.is(failure) ? Future.succeededFuture(false) : Future.failedFuture(failure));
    }

    /**
     * Of a conference that is retired. The last step announces it: whoever keeps something of the conference hears of it from
     * the event log.
     */
    Future<Void> unmake(ConferenceDatabase database) {
        return host().dropDatabase(Caller.SYSTEM, database)
                .compose(dropped -> proxies.of(EventLog.class, EventLog.ADDRESS)
                        .purgeConference(Caller.SYSTEM, database.conferenceId()))
                .compose(forgotten -> conferences().purgeConference(Caller.SYSTEM, database.conferenceId()));
    }

    private ProgramHostService host() {
        return proxies.of(ProgramHostService.class, ProgramHostService.ADDRESS);
    }

    private ConferencesService conferences() {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS);
    }
}
