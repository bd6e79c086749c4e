package io.plenary.services.notifications;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceQuery;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.notes.NotesService;
import io.plenary.contracts.notes.PeoplePage;
import io.plenary.contracts.notes.StarredPage;
import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.ChangeKind;
import io.plenary.contracts.program.LayoutService;
import io.plenary.contracts.program.ProgramService;
import io.plenary.contracts.program.Room;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionQuery;
import io.plenary.contracts.program.Slot;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** What the storeys below know of programs, and of those who have sessions on their agenda. */
final class Programs {

    private static final int PAGE = 200;

    private final Proxies proxies;

    Programs(Proxies proxies) {
        this.proxies = proxies;
    }

    /** What happened to sessions. */
    record News(long version, List<SessionChange> changes) {}

    /** Empty where nobody sees it, or it is over: then nobody waits for news of it. */
    Future<Optional<Conference>> awaited(UUID conferenceId) {
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .getConferenceDetails(Caller.SYSTEM, conferenceId.toString())
                .map(conference ->
                        Optional.of(conference).filter(Conference::visibleToAll).filter(it -> !isOver(it)))
                .recover(failure -> Refusal.NOT_FOUND.is(failure)
                        ? Future.succeededFuture(Optional.empty())
                        : Future.failedFuture(failure));
    }

    private static boolean isOver(Conference conference) {
        return conference.endDate().isBefore(today(conference, Instant.now()));
    }

    /** Whether it takes place, or begins tomorrow. */
    static boolean isCurrent(Conference conference, Instant now) {
        LocalDate today = today(conference, now);
        return !conference.endDate().isBefore(today) && !conference.startDate().isAfter(today.plusDays(1));
    }

    private static LocalDate today(Conference conference, Instant now) {
        return LocalDate.ofInstant(now, ZoneId.of(conference.timeZone()));
    }

    /** Those that take place about now, wherever they do. */
    Future<List<Conference>> current() {
        return current(LocalDate.now(ZoneOffset.UTC), null, new ArrayList<>());
    }

    private Future<List<Conference>> current(LocalDate today, String cursor, List<Conference> found) {
        ConferenceQuery query =
                new ConferenceQuery(null, null, null, today.minusDays(1), today.plusDays(2), cursor, PAGE);
        return proxies.of(ConferencesService.class, ConferencesService.ADDRESS)
                .listConferences(Caller.SYSTEM, query)
                .compose(page -> {
                    found.addAll(page.items());
                    return page.nextCursor() == null
                            ? Future.succeededFuture(found)
                            : current(today, page.nextCursor(), found);
                });
    }

    /** What is on today and about midnight: a day of the program may begin before that of the calendar, and end after it. */
    Future<List<SessionChange>> sessions(Conference conference, Instant now) {
        LocalDate today = today(conference, now);
        return proxies.of(LayoutService.class, LayoutService.address(conference.id()))
                .getRooms(Caller.SYSTEM)
                .compose(rooms -> {
                    Map<UUID, String> names = rooms.stream().collect(Collectors.toMap(Room::id, Room::name));
                    return sessions(conference.id(), today.minusDays(1), today.plusDays(1), null, new ArrayList<>())
                            .map(sessions -> sessions.stream()
                                    .map(session -> asTold(session, names))
                                    .toList());
                });
    }

    private Future<List<Session>> sessions(
            UUID conferenceId, LocalDate day, LocalDate last, String cursor, List<Session> found) {
        if (day.isAfter(last)) {
            return Future.succeededFuture(found);
        }
        SessionQuery query = new SessionQuery(day, null, null, null, null, true, null, cursor, PAGE);
        return proxies.of(ProgramService.class, ProgramService.address(conferenceId))
                .listContentItems(Caller.SYSTEM, query)
                .compose(page -> {
                    found.addAll(page.items());
                    LocalDate next = page.nextCursor() == null ? day.plusDays(1) : day;
                    return sessions(conferenceId, next, last, page.nextCursor(), found);
                });
    }

    private static SessionChange asTold(Session session, Map<UUID, String> rooms) {
        Slot slot = session.slot();
        String room = slot.roomId() == null ? null : rooms.get(slot.roomId());
        Announced now = new Announced(
                session.title(),
                session.status(),
                slot.start(),
                slot.durationMinutes(),
                slot.roomId(),
                room,
                session.trackId(),
                null);
        return new SessionChange(session.id(), List.of(), null, now, session.version(), session.updatedAt());
    }

    /** What happened to those that were there before. */
    Future<News> newsSince(UUID conferenceId, long version) {
        return newsSince(Caller.SYSTEM, conferenceId, version, null, new ArrayList<>())
                .map(news -> new News(
                        news.version(),
                        news.changes().stream().filter(Programs::isNews).toList()));
    }

    /** What everybody may know of, also of those that are new. */
    Future<News> publicNewsSince(UUID conferenceId, long version) {
        return newsSince(Caller.ANONYMOUS, conferenceId, version, null, new ArrayList<>());
    }

    private Future<News> newsSince(
            Caller caller, UUID conferenceId, long version, String cursor, List<SessionChange> found) {
        return proxies.of(ProgramService.class, ProgramService.address(conferenceId))
                .listChanges(caller, version, cursor, PAGE)
                .compose(page -> {
                    found.addAll(page.items());
                    return page.nextCursor() == null
                            ? Future.succeededFuture(new News(page.version(), found))
                            : newsSince(caller, conferenceId, version, page.nextCursor(), found);
                });
    }

    private static boolean isNews(SessionChange change) {
        return !change.kinds().contains(ChangeKind.NEW)
                && change.kinds().stream().anyMatch(ChangeKind::isNews);
    }

    /** Some of those who attend it. */
    Future<PeoplePage> attendees(UUID conferenceId, UUID after) {
        return proxies.of(NotesService.class, NotesService.ADDRESS).attendees(Caller.SYSTEM, conferenceId, after, PAGE);
    }

    /** Some of those who have any of these sessions on their agenda. */
    Future<StarredPage> starredBy(UUID conferenceId, List<String> sessions, UUID after) {
        NotesService notes = proxies.of(NotesService.class, NotesService.ADDRESS);
        return StarredPages.of(sessions, some -> notes.starredBy(Caller.SYSTEM, conferenceId, some, after, PAGE));
    }
}
