package io.plenary.web;

import io.plenary.contracts.Caller;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionPage;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.plenary.contracts.speakers.Speaker;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/**
 * Where else somebody speaks: at the organization's other conferences, the newest first. No service knows that, since each
 * conference has its own program; so those of a page are asked at once, and one that does not answer in time is left out.
 * Each shows the caller only what is theirs to see.
 */
public final class Appearances {

    private static final int MOST_CONFERENCES = 50;
    private static final int MOST_SESSIONS = 200;
    private static final int PATIENCE_SECONDS = 2;

    /** What is told of a conference and of a session that the page is not about. */
    public record Appearance(BriefConference conference, List<BriefSession> sessions) {}

    /** @param nextCursor null on the last page */
    public record Page(List<Appearance> items, String nextCursor) {}

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
                                .filter(conference -> !conference.id().equals(except.id()))
                                .map(conference -> at(caller, speaker, conference))
                                .toList())
                        .map(asked -> new Page(withSessions(asked.list()), found.nextCursor())));
    }

    private static List<Appearance> withSessions(List<Appearance> asked) {
        return asked.stream()
                .filter(appearance -> !appearance.sessions().isEmpty())
                .toList();
    }

    private Future<Appearance> at(Caller caller, Speaker speaker, Conference conference) {
        SessionQuery theirs = new SessionQuery(null, null, null, speaker.id(), null, null, null, null, MOST_SESSIONS);
        return programs.of(caller, conference)
                .ask(ProgramService.class, program -> program.listContentItems(caller, theirs))
                .timeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .map(SessionPage::items)
                .otherwise(List.of())
                .map(sessions -> new Appearance(
                        brief(conference),
                        sessions.stream().map(Appearances::brief).toList()));
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
