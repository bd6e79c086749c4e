package io.plenary.services.program;

import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

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

    private final Vertx vertx;

    ProgramListener(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<?> listen(ConferenceParts parts, Runnable sweep) {
        return Future.all(Stream.of(
                        hear(PROGRAM, event -> parts.databases().changed(event.conferenceId())),
                        hear(List.of(ProgramEvents.PROGRAM_IMPORTED), event -> parts.pictures(event.conferenceId())
                                .forgetOthers()),
                        hear(CONFERENCES, event -> parts.conferences().forget(event.conferenceId())),
                        hear(SPEAKERS, event -> parts.exports().forget(event.organizationId())),
                        hear(ENDPOINTS, event -> sweep.run()))
                .flatMap(List::stream)
                .toList());
    }

    private List<Future<Void>> hear(List<String> types, Consumer<Event> reaction) {
        return types.stream()
                .map(type -> vertx.eventBus()
                        .<String>consumer(
                                Event.address(type), message -> reaction.accept(Event.fromJson(message.body())))
                        .completion())
                .toList();
    }
}
