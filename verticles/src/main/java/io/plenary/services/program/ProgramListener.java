package io.plenary.services.program;

import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import java.util.List;

/** Hears what makes remembered things untrue. What it misses is found out within a second or a sweep. */
final class ProgramListener {

    private static final List<String> PROGRAM = List.of(
            ProgramEvents.SESSION_CREATED,
            ProgramEvents.SESSION_UPDATED,
            ProgramEvents.SESSION_MOVED,
            ProgramEvents.SESSION_CANCELLED,
            ProgramEvents.SESSION_DELETED,
            ProgramEvents.ROOMS_CHANGED,
            ProgramEvents.TRACKS_CHANGED,
            ProgramEvents.RULES_CHANGED,
            ProgramEvents.PROGRAM_IMPORTED);

    private static final List<String> CONFERENCES = List.of(
            ConferenceEvents.CONFERENCE_UPDATED,
            ConferenceEvents.CONFERENCE_DELETED,
            ConferenceEvents.CONFERENCE_RESTORED,
            ConferenceEvents.CONFERENCE_PURGED);

    private static final List<String> SPEAKERS =
            List.of(SpeakerEvents.SPEAKER_UPDATED, SpeakerEvents.SPEAKER_DELETED, SpeakerEvents.SPEAKERS_MERGED);

    private static final List<String> ENDPOINTS = List.of(
            ConferenceEvents.CONFERENCE_ENDPOINT_REGISTERED,
            ConferenceEvents.CONFERENCE_ENDPOINT_RETIRED,
            ConferenceEvents.CONFERENCE_PURGED);

    private ProgramListener() {}

    static Future<?> begin(Listening listening, ConferenceParts parts, Runnable sweep) {
        return listening
                .on(event -> parts.databases().changed(event.conferenceId()), PROGRAM)
                .on(event -> parts.pictures(event.conferenceId()).forgetOthers(), ProgramEvents.PROGRAM_IMPORTED)
                .on(event -> parts.conferences().forget(event.conferenceId()), CONFERENCES)
                .on(event -> parts.exports().forget(event.organizationId()), SPEAKERS)
                .on(event -> sweep.run(), ENDPOINTS)
                .ready();
    }
}
