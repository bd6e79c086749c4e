package io.plenary.services.program.pictures;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Picture;
import io.plenary.contracts.program.PictureSubject;
import io.plenary.contracts.program.PicturesService;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.runtime.Faults;
import io.plenary.services.program.conference.ConferenceProgram;
import io.plenary.services.program.sessions.SpeakersClient;
import io.vertx.core.Future;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The pictures of one conference. What is fetched is what the program names, never what a caller does. */
public final class Pictures implements PicturesService {

    private final ConferenceProgram program;
    private final SpeakersClient speakers;
    private final Gallery gallery;

    public Pictures(ConferenceProgram program, SpeakersClient speakers, Gallery gallery) {
        this.program = program;
        this.speakers = speakers;
        this.gallery = gallery;
    }

    @Override
    public Future<Picture> picture(Caller caller, PictureSubject subject, UUID subjectId, int size) {
        requireSize(size);
        return program.visible(caller).compose(conference -> source(conference, subject, subjectId)
                .compose(found -> found.map(source -> gallery.show(conference.organizationId(), program, source, size))
                        .orElseGet(() -> Future.failedFuture(none()))));
    }

    private static void requireSize(int size) {
        new Faults()
                .check(PictureFile.SIZES.contains(size), "/size", Fault.PATTERN, Map.of("pattern", PictureFile.SIZES))
                .refuseIfAny("Pictures are not made in this size.");
    }

    @Override
    public Future<Picture> draw(Caller caller, Picture file, int size) {
        if (!caller.isSystem()) {
            throw Refusal.FORBIDDEN.because("Only services have pictures drawn.");
        }
        requireSize(size);
        return program.visible(caller)
                .compose(conference -> gallery.draw(conference.organizationId(), file.bytes(), size));
    }

    static RuntimeException unreadable() {
        return Refusal.INVALID.because("It is no picture that can be shown.", List.of(Fault.IMPOSSIBLE.at("/picture")));
    }

    private Future<Optional<PictureSource>> source(Conference conference, PictureSubject subject, UUID subjectId) {
        return switch (subject) {
            case CONFERENCE ->
                Future.succeededFuture(
                        conference.id().equals(subjectId)
                                ? PictureSource.of(subjectId, false, conference.logoUrl())
                                : Optional.empty());
            case SESSION ->
                program.database()
                        .compose(database -> PictureStore.logo(database.direct(), subjectId))
                        .map(logo -> PictureSource.of(subjectId, false, logo));
            case SPEAKER -> portrait(conference, subjectId);
        };
    }

    /** Of who speaks here: others may be on the organization's list for a conference that is not published. */
    private Future<Optional<PictureSource>> portrait(Conference conference, UUID speakerId) {
        return speakers.byEveryId(conference.organizationId(), List.of(speakerId))
                .compose(found -> {
                    Speaker speaker = found.get(speakerId);
                    if (speaker == null) {
                        return Future.succeededFuture(Optional.empty());
                    }
                    UUID[] ids = Stream.concat(Stream.of(speaker.id()), speaker.mergedIds().stream())
                            .toArray(UUID[]::new);
                    return program.database()
                            .compose(database -> PictureStore.speaks(database.direct(), ids))
                            .map(speaks -> speaks
                                    ? PictureSource.of(speaker.id(), true, speaker.avatarUrl())
                                    : Optional.empty());
                });
    }

    /** Lets go of pictures at addresses that the program names no longer. */
    public Future<Void> forgetOthers() {
        return program.visible(Caller.SYSTEM)
                .compose(conference -> program.database().compose(database -> PictureStore.subjects(database.direct())
                        .compose(ids -> speakers.byEveryId(conference.organizationId(), ids))
                        .compose(found -> PictureStore.forgetAllBut(
                                database.direct(), besidesSessions(conference, found.values())))));
    }

    private static List<PictureSource> besidesSessions(Conference conference, Collection<Speaker> speakers) {
        return Stream.concat(
                        PictureSource.of(conference.id(), false, conference.logoUrl()).stream(),
                        speakers.stream()
                                .flatMap(speaker -> PictureSource.of(speaker.id(), true, speaker.avatarUrl()).stream()))
                .toList();
    }

    static RuntimeException none() {
        return Refusal.NOT_FOUND.because("There is no picture.");
    }
}
