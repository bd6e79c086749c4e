package io.plenary.services.notifications;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * When it is time to remind people of sessions.
 *
 * @param sessions as attendees were told of them
 */
record Beginnings(List<SessionChange> sessions) {

    /** Minutes before a session that people may choose from. */
    static final List<Integer> LEADS = List.of(5, 10, 15, 30, 60);

    static final int USUAL_LEAD = 15;

    private static final Duration LONGEST_REST = Duration.ofHours(1);

    /**
     * What begins together.
     *
     * @param lead whom it is time for: those who want to know so many minutes before
     */
    record Beginning(Instant start, int lead, List<SessionChange> sessions) {}

    /**
     * Of what it became time since people were last reminded, and has not begun. A session that was moved since then counts as
     * if nobody had been reminded.
     */
    List<Beginning> due(Instant since, Instant now) {
        return LEADS.stream()
                .flatMap(lead -> due(lead, since, now).entrySet().stream()
                        .map(together -> new Beginning(together.getKey(), lead, together.getValue())))
                .toList();
    }

    private Map<Instant, List<SessionChange>> due(int lead, Instant since, Instant now) {
        Predicate<SessionChange> isNew = session ->
                reminded(session, lead).isAfter(since) || session.changedAt().isAfter(since);
        return upcoming(now)
                .filter(session -> !reminded(session, lead).isAfter(now))
                .filter(isNew)
                .collect(Collectors.groupingBy(Beginnings::start, TreeMap::new, Collectors.toList()));
    }

    /** Until it is time for somebody, unless the program changes before. */
    Duration rest(Instant now) {
        return upcoming(now)
                .flatMap(session -> LEADS.stream().map(lead -> reminded(session, lead)))
                .filter(time -> time.isAfter(now))
                .map(time -> Duration.between(now, time))
                .filter(time -> time.compareTo(LONGEST_REST) < 0)
                .min(Duration::compareTo)
                .orElse(LONGEST_REST);
    }

    private Stream<SessionChange> upcoming(Instant now) {
        return sessions.stream().filter(session -> takesPlace(session.after())).filter(session -> start(session)
                .isAfter(now));
    }

    private static boolean takesPlace(Announced session) {
        return session != null && session.start() != null && session.status() != SessionStatus.CANCELLED;
    }

    private static Instant start(SessionChange session) {
        return session.after().start();
    }

    private static Instant reminded(SessionChange session, int lead) {
        return start(session).minus(Duration.ofMinutes(lead));
    }
}
