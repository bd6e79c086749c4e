package io.plenary.services.registrations.seats;

import io.plenary.contracts.Caller;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.UUID;

/** What seats ask of the program of their conference. */
final class OwnSessions {

    private final Proxies proxies;

    OwnSessions(Proxies proxies) {
        this.proxies = proxies;
    }

    /** Refused with NOT_FOUND where there is no such session. */
    Future<SessionCopy> get(Caller caller, UUID conferenceId, UUID sessionId) {
        return proxies.of(ProgramService.class, ProgramService.address(conferenceId))
                .getContentItemDetails(caller, sessionId)
                .compose(session -> proxies.of(LayoutService.class, LayoutService.address(conferenceId))
                        .getRooms(caller)
                        .map(rooms -> SessionCopy.of(session, rooms)));
    }
}
