package io.plenary.services.program;

import io.plenary.contracts.Service;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.events.Payload;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import java.util.List;

/** Hears what makes remembered things untrue. What it misses is found out within a second or a sweep. */
final class ProgramListener {

    private static final List<Class<? extends Payload>> CONFERENCES = List.of(
            ConferenceEvents.ConferenceTransitioned.class,
            ConferenceEvents.ConferenceUpdated.class,
            ConferenceEvents.ConferenceDeleted.class,
            ConferenceEvents.ConferenceRestored.class,
            ConferenceEvents.ConferencePurged.class);

    private static final List<Class<? extends Payload>> SPEAKERS = List.of(
            SpeakerEvents.SpeakerUpdated.class, SpeakerEvents.SpeakerDeleted.class, SpeakerEvents.SpeakersMerged.class);

    private static final List<Class<? extends Payload>> ENDPOINTS = List.of(
            ConferenceEvents.ConferenceEndpointRegistered.class,
            ConferenceEvents.ConferenceEndpointRetired.class,
            ConferenceEvents.ConferencePurged.class);

    /** Of the program of a conference. */
    private static final List<Class<? extends Payload>> CHANGES = Service.PROGRAM.events().stream()
            .filter(event -> event != ProgramEvents.OrganizationPlaced.class)
            .toList();

    private ProgramListener() {}

    static Future<?> begin(Listening listening, ConferenceParts parts, Runnable sweep) {
        return listening
                .on(event -> parts.databases().changed(event.conferenceId()), CHANGES)
                .on(
                        event -> parts.pictures(event.conferenceId()).forgetOthers(),
                        ProgramEvents.ProgramImported.class,
                        ProgramEvents.ProgramReleased.class)
                .on(event -> parts.conferences().forget(event.conferenceId()), CONFERENCES)
                .on(event -> parts.exports().forget(event.organizationId()), SPEAKERS)
                .on(event -> sweep.run(), ENDPOINTS)
                .ready();
    }
}
