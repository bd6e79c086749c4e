package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.DraftService;
import io.plenary.contracts.program.PreviewsService;
import io.plenary.contracts.program.ProgramVersion;
import io.plenary.contracts.program.ReleasesService;
import io.plenary.runtime.Known;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.UUID;

/**
 * Schedules beside the one that everybody sees: drafts, and what former releases were. Whether the caller may read one is asked
 * each time; what it says, once for each version. Speakers have no part in that, so it is not kept for long.
 */
public final class OtherSchedules {

    private static final Duration KEPT = Duration.ofSeconds(10);
    private static final long MOST_BYTES = 24L << 20;

    /** @param release null for a draft */
    private record Key(UUID conferenceId, Integer release, long version, long conference) {}

    private final Programs programs;
    private final SchedulePages schedules;
    private final Known<Key, SchedulePage> pages;

    OtherSchedules(Vertx vertx, Programs programs, SchedulePages schedules) {
        this.programs = programs;
        this.schedules = schedules;
        pages = Known.<Key, SchedulePage>named("web.other-schedules")
                .freshFor(KEPT)
                .atMost(MOST_BYTES, SchedulePage::weight)
                .in(vertx);
    }

    /** What organizers work on. */
    public Future<SchedulePage> draft(Caller caller, Conference conference) {
        Programs.Program program = programs.of(caller, conference);
        return program.ask(DraftService.class, drafts -> drafts.draftVersion(caller))
                .compose(version -> pages.get(key(conference, version), key -> program.ask(
                                DraftService.class, drafts -> drafts.draftSchedule(caller))
                        .compose(text -> schedules.page(conference, text, true))));
    }

    /** The same for whoever has a link. */
    public Future<SchedulePage> preview(Conference conference, String token) {
        Programs.Program program = programs.of(Caller.ANONYMOUS, conference);
        return program.ask(PreviewsService.class, previews -> previews.previewVersion(Caller.ANONYMOUS, token))
                .compose(version -> pages.get(key(conference, version), key -> program.ask(
                                PreviewsService.class, previews -> previews.previewSchedule(Caller.ANONYMOUS, token))
                        .compose(text -> schedules.page(conference, text, true))));
    }

    private static Key key(Conference conference, ProgramVersion version) {
        return new Key(conference.id(), null, version.version(), conference.version());
    }

    /** What a release was. */
    public Future<SchedulePage> release(Caller caller, Conference conference, int number) {
        Programs.Program program = programs.of(caller, conference);
        return program.ask(ReleasesService.class, releases -> releases.getRelease(caller, number))
                .compose(release -> pages.get(
                        new Key(conference.id(), number, release.version(), conference.version()),
                        key -> program.ask(ReleasesService.class, releases -> releases.releasedSchedule(caller, number))
                                .compose(text -> schedules.page(conference, text, null))));
    }
}
