package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/**
 * Where else somebody speaks: at the organization's other conferences, the newest first. No service knows that, since each
 * conference has its own program; so those of a page are asked at once, and one that does not answer in time is left out,
 * which is said.
 * Each shows the caller only what is theirs to see.
 */
public final class Appearances {

    private static final int MOST_CONFERENCES = 50;
    private static final int MOST_SESSIONS = 200;

    /** What is told of a conference and of a session that the page is not about. */
    public record Appearance(BriefConference conference, List<BriefSession> sessions) {}

    /**
     * @param nextCursor null on the last page
     * @param degraded that programs are missing; null where none is
     */
    public record Page(List<Appearance> items, String nextCursor, List<String> degraded) {}

    record BriefConference(
            UUID id, String slug, String title, LocalDate startDate, LocalDate endDate, String timeZone) {}

    record BriefSession(UUID id, String title, Slot slot, SessionStatus status) {}

    private final ConferencesService conferences;
    private final Programs programs;

    Appearances(Proxies proxies, Programs programs) {
        conferences = proxies.of(ConferencesService.class, ConferencesService.ADDRESS);
        this.programs = programs;
    }

    /** @param limit how many conferences to look at; more than fifty are not asked at once */
    public Future<Page> of(Caller caller, Speaker speaker, Conference except, String cursor, int limit) {
        int most = Math.min(limit, MOST_CONFERENCES);
        return conferences
                .listConferences(
                        caller, new ConferenceQuery(speaker.organizationId(), null, null, null, null, cursor, most))
                .compose(found -> Future.all(found.items().stream()
                                .filter(conference -> conference.hasProgram()
                                        && !conference.id().equals(except.id()))
                                .map(conference -> at(caller, speaker, conference))
                                .toList())
                        .map(asked -> page(asked.list(), found.nextCursor())));
    }

    private static Page page(List<Part<Appearance>> asked, String nextCursor) {
        List<String> degraded =
                asked.stream().flatMap(Part::degraded).distinct().toList();
        return new Page(withSessions(asked), nextCursor, degraded.isEmpty() ? null : degraded);
    }

    private static List<Appearance> withSessions(List<Part<Appearance>> asked) {
        return asked.stream()
                .map(Part::value)
                .filter(appearance -> !appearance.sessions().isEmpty())
                .toList();
    }

    private Future<Part<Appearance>> at(Caller caller, Speaker speaker, Conference conference) {
        SessionQuery theirs = new SessionQuery(null, null, null, speaker.id(), null, null, null, null, MOST_SESSIONS);
        Future<Appearance> asked = programs.of(caller, conference)
                .ask(ProgramService.class, program -> program.listContentItems(caller, theirs))
                .map(found -> appearance(conference, found.items()));
        return Part.of("program", asked, appearance(conference, List.of()));
    }

    private static Appearance appearance(Conference conference, List<Session> sessions) {
        return new Appearance(
                brief(conference), sessions.stream().map(Appearances::brief).toList());
    }

    private static BriefConference brief(Conference conference) {
        return new BriefConference(
                conference.id(),
                conference.slug(),
                conference.title(),
                conference.startDate(),
                conference.endDate(),
                conference.timeZone());
    }

    private static BriefSession brief(Session session) {
        return new BriefSession(session.id(), session.title(), session.slot(), session.status());
    }
}
