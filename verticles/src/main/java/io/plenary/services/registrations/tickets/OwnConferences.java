package io.plenary.services.registrations.tickets;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.runtime.Faults;
import io.vertx.core.Future;
import java.util.UUID;

/** A right is on a conference of an organization, which nobody but the conferences service knows to be one. */
public final class OwnConferences {

    private final ConferencesService conferences;

    public OwnConferences(ConferencesService conferences) {
        this.conferences = conferences;
    }

    public Future<Conference> get(Caller caller, UUID organizationId, UUID conferenceId) {
        return conferences.getConferenceDetails(caller, conferenceId.toString()).map(conference -> {
            new Faults()
                    .check(conference.organizationId().equals(organizationId), "/conferenceId", Fault.IMPOSSIBLE)
                    .refuseIfAny("The organization has no such conference.");
            return conference;
        });
    }

    /** One that the caller sees. */
    public Future<Conference> seen(Caller caller, UUID conferenceId) {
        return conferences.getConferenceDetails(caller, conferenceId.toString());
    }
}
