package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceEvents;
import io.plenary.contracts.program.ProgramEvents;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.Schedule;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.contracts.speakers.SpeakerEvents;
import io.plenary.contracts.speakers.SpeakersService;
import io.plenary.runtime.Known;
import io.plenary.runtime.Proxies;
import io.plenary.runtime.events.Listening;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Keeps the schedule page of each conference in memory, ready to send. A page is made anew when an event says something
 * changed; should an event get lost, the version is compared once a second, so nothing older is ever sent. Speakers have no part
 * in that version: where an event of theirs gets lost, the page is as old as a minute. Without them it is worth having, for
 * the sessions say how they are credited; then it is kept for a moment only.
 */
public final class SchedulePages {

    private static final Duration TRUSTED = Duration.ofSeconds(1).minus(MicroCache.MOMENT);
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long KEPT_WITHOUT_SPEAKERS_MILLIS = 2_000;
    private static final int SPEAKERS_AT_ONCE = 1_000;
    /** Some ten of the largest conferences, or hundreds of usual ones. */
    private static final long MOST_BYTES = 48L << 20;

    private final Vertx vertx;
    private final Proxies proxies;
    private final MicroCache moments;
    private final Known<UUID, SchedulePage> pages;
    private final Known<UUID, Long> versions;

    SchedulePages(Vertx vertx, Proxies proxies, MicroCache moments) {
        this.vertx = vertx;
        this.proxies = proxies;
        this.moments = moments;
        pages = Known.<UUID, SchedulePage>named("web.schedules")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, SchedulePage::weight)
                .about(page -> page.conference().organizationId())
                .in(vertx);
        versions = Known.<UUID, Long>named("web.versions")
                .freshFor(TRUSTED)
                .atMost(2_000)
                .in(vertx);
    }

    SchedulePages listen(Listening listening) {
        listening
                .on(
                        event -> forget(event.organizationId(), event.conferenceId()),
                        ProgramEvents.SessionCreated.class,
                        ProgramEvents.SessionUpdated.class,
                        ProgramEvents.SessionMoved.class,
                        ProgramEvents.SessionCancelled.class,
                        ProgramEvents.SessionDeleted.class,
                        ProgramEvents.RoomsChanged.class,
                        ProgramEvents.TracksChanged.class,
                        ProgramEvents.ProgramImported.class,
                        ProgramEvents.ProgramReleased.class,
                        ConferenceEvents.ConferenceTransitioned.class,
                        ConferenceEvents.ConferenceUpdated.class)
                .on(
                        event -> forgetAllOf(event.organizationId()),
                        SpeakerEvents.SpeakerUpdated.class,
                        SpeakerEvents.SpeakerDeleted.class,
                        SpeakerEvents.SpeakersMerged.class);
        return this;
    }

    private void forget(UUID organizationId, UUID conferenceId) {
        pages.forget(conferenceId);
        versions.forget(conferenceId);
        moments.forgetOf(organizationId);
    }

    private void forgetAllOf(UUID organizationId) {
        pages.forgetAbout(organizationId);
        moments.forgetOf(organizationId);
    }

    /** The page as everybody who sees the conference gets it. */
    public Future<SchedulePage> page(Conference conference) {
        return version(conference).compose(version -> pages.get(conference.id(), id -> make(conference))
                .compose(page -> isCurrent(page, version, conference)
                        ? Future.succeededFuture(page)
                        : renewed(page, conference)));
    }

    /** Of the program, as old as a second at most. */
    Future<Long> version(Conference conference) {
        return conference.hasProgram() ? versions.get(conference.id(), this::version) : Future.succeededFuture(0L);
    }

    private static boolean isCurrent(SchedulePage page, long version, Conference conference) {
        return page.version() >= version && page.conference().version() == conference.version();
    }

    private Future<SchedulePage> renewed(SchedulePage outdated, Conference conference) {
        pages.forget(conference.id(), outdated);
        return pages.get(conference.id(), id -> make(conference));
    }

    private Future<Long> version(UUID conferenceId) {
        return program(conferenceId).programVersion(Caller.SYSTEM).map(ProgramVersion::version);
    }

    private Future<SchedulePage> make(Conference conference) {
        return conference.hasProgram() ? made(conference) : nothingYet(conference);
    }

    /** What the platform has not approved has no program, but its staff sees what it is. */
    private Future<SchedulePage> nothingYet(Conference conference) {
        Schedule empty =
                new Schedule(conference.id(), 0, conference.updatedAt(), List.of(), List.of(), List.of(), List.of());
        return vertx.executeBlocking(
                () -> SchedulePage.of(conference, empty, new Part<>(List.of(), null), null), false);
    }

    private Future<SchedulePage> made(Conference conference) {
        return program(conference.id())
                .getSchedule(Caller.SYSTEM)
                .compose(text -> page(conference, text, null))
                .onSuccess(this::forgetSoonIfDegraded);
    }

    /**
     * A page of a program.
     *
     * @param text a {@link Schedule} as JSON
     * @param draft true for what is not released, else null
     */
    Future<SchedulePage> page(Conference conference, String text, Boolean draft) {
        Future<Schedule> parsed = vertx.executeBlocking(() -> Schedule.fromJson(text), false);
        return parsed.compose(schedule -> Part.of("speakers", speakers(conference, schedule), List.<Speaker>of())
                .compose(speakers ->
                        vertx.executeBlocking(() -> SchedulePage.of(conference, schedule, speakers, draft), false)));
    }

    private void forgetSoonIfDegraded(SchedulePage page) {
        if (page.degraded() != null) {
            vertx.setTimer(
                    KEPT_WITHOUT_SPEAKERS_MILLIS,
                    due -> pages.forget(page.conference().id(), page));
        }
    }

    private Future<List<Speaker>> speakers(Conference conference, Schedule schedule) {
        List<String> ids = schedule.sessions().stream()
                .map(Session::speakers)
                .flatMap(List::stream)
                .map(credit -> credit.speakerId().toString())
                .distinct()
                .sorted()
                .toList();
        SpeakersService service = proxies.of(SpeakersService.class, SpeakersService.ADDRESS);
        List<Future<List<Speaker>>> batches = Stream.iterate(
                        0, from -> from < ids.size(), from -> from + SPEAKERS_AT_ONCE)
                .map(from -> ids.subList(from, Math.min(ids.size(), from + SPEAKERS_AT_ONCE)))
                .map(batch -> service.speakersByIds(Caller.SYSTEM, conference.organizationId(), batch))
                .toList();
        return Future.all(batches)
                .map(all ->
                        all.<List<Speaker>>list().stream().flatMap(List::stream).toList());
    }

    private ProgramService program(UUID conferenceId) {
        return proxies.of(ProgramService.class, ProgramService.address(conferenceId));
    }
}
