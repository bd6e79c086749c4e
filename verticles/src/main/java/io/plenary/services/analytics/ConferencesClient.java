package io.plenary.services.analytics;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.UUID;

/** What analytics asks of the conferences: whose one is. */
final class ConferencesClient {

    private final Proxies proxies;

    ConferencesClient(Proxies proxies) {
        this.proxies = proxies;
    }

    /** A conference the caller sees; refused with NOT_FOUND otherwise. */
    Future<Conference> conference(Caller caller, UUID conferenceId) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(caller, conferenceId.toString());
    }
}
