package io.plenary.services.notes;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.UUID;

/** What notes ask of the floors below: whether the caller sees a session, and whose it is. */
final class Program {

    private final Proxies proxies;

    Program(Proxies proxies) {
        this.proxies = proxies;
    }

    /** The conference of a session the caller sees; refused with NOT_FOUND otherwise. */
    Future<Conference> conferenceOf(Caller caller, UUID conferenceId, UUID sessionId) {
        return conference(caller, conferenceId)
                .compose(conference -> proxies.of(ProgramService.class, ProgramService.address(conferenceId))
                        .getContentItemDetails(caller, sessionId)
                        .map(conference));
    }

    /** A conference the caller sees; refused with NOT_FOUND otherwise. */
    Future<Conference> conference(Caller caller, UUID conferenceId) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(caller, conferenceId.toString());
    }
}
