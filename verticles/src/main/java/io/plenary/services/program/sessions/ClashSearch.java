package io.plenary.services.program.sessions;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Looks for what is in each other's way, the earliest first, and stops where it has found enough. A session meets only
 * those that are in its room at that moment, or with its speakers: comparing every two would take a large program minutes.
 * Good for one search.
 */
final class ClashSearch {

    private static final Comparator<Session> BY_START =
            Comparator.comparing((Session session) -> session.slot().start()).thenComparing(Session::id);

    private final Conference conference;
    private final UnaryOperator<UUID> persons;
    private final Predicate<Session> concerned;
    private final Set<ConflictKind> kinds;
    private final int most;
    private final List<Clash> found = new ArrayList<>();
    private final Map<UUID, Present> rooms = new HashMap<>();
    private final Map<UUID, Present> people = new HashMap<>();

    /** Who is in one place. Two that do not concern us are never compared, however many there are. */
    private record Present(List<Session> concerned, List<Session> others) {

        Present() {
            this(new ArrayList<>(1), new ArrayList<>(1));
        }
    }

    /** @param concerned of every two at least one */
    ClashSearch(
            Conference conference,
            UnaryOperator<UUID> persons,
            Predicate<Session> concerned,
            Set<ConflictKind> kinds,
            int most) {
        this.conference = conference;
        this.persons = persons;
        this.concerned = concerned;
        this.kinds = kinds;
        this.most = most;
    }

    List<Clash> among(List<Session> sessions) {
        if (kinds.isEmpty()) {
            return found;
        }
        sessions.stream()
                .filter(ClashSearch::takesPlace)
                .sorted(BY_START)
                .takeWhile(session -> found.size() < most)
                .forEach(this::comes);
        return found;
    }

    private void comes(Session session) {
        if (kinds.contains(ConflictKind.ROOM_TAKEN) && session.slot().roomId() != null) {
            Present there = rooms.computeIfAbsent(session.slot().roomId(), room -> new Present());
            meets(there, session, ConflictKind.ROOM_TAKEN, null);
        }
        if (kinds.contains(ConflictKind.SPEAKER_TWICE)) {
            session.speakers().stream()
                    .map(credit -> persons.apply(credit.speakerId()))
                    .distinct()
                    .forEach(person -> meets(
                            people.computeIfAbsent(person, it -> new Present()),
                            session,
                            ConflictKind.SPEAKER_TWICE,
                            person));
        }
        if (kinds.contains(ConflictKind.OUTSIDE_CONFERENCE) && isOutside(session) && concerned.test(session)) {
            add(new Clash(ConflictKind.OUTSIDE_CONFERENCE, session, null, null));
        }
    }

    private void meets(Present there, Session session, ConflictKind kind, UUID person) {
        boolean concerns = concerned.test(session);
        meets(there.concerned(), session, kind, person);
        if (concerns) {
            meets(there.others(), session, kind, person);
        }
        (concerns ? there.concerned() : there.others()).add(session);
    }

    private void meets(List<Session> there, Session session, ConflictKind kind, UUID person) {
        there.removeIf(earlier -> !end(earlier).isAfter(session.slot().start()));
        there.stream()
                .takeWhile(earlier -> found.size() < most)
                .forEach(earlier -> add(new Clash(kind, earlier, session, person)));
    }

    private void add(Clash clash) {
        if (found.size() < most) {
            found.add(clash);
        }
    }

    private boolean isOutside(Session session) {
        LocalDate day = session.slot().day();
        return day.isBefore(conference.startDate()) || day.isAfter(conference.endDate());
    }

    private static boolean takesPlace(Session session) {
        return session.slot() != null
                && session.slot().durationMinutes() > 0
                && session.status() != SessionStatus.CANCELLED;
    }

    private static Instant end(Session session) {
        return session.slot().start().plusSeconds(60L * session.slot().durationMinutes());
    }
}
