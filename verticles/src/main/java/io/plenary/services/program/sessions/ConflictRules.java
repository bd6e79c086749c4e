package io.plenary.services.program.sessions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Template;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What is in each other's way. A cancelled session and one of no length are in nobody's way, and where one session ends
 * another may start.
 */
final class ConflictRules {

    private static final Comparator<Session> BY_START =
            Comparator.comparing((Session session) -> session.slot().start()).thenComparing(Session::id);

    private final Conference conference;
    private final Rules rules;
    private final UnaryOperator<UUID> persons;

    /** @param persons tells the person behind a speaker's id: who was merged may be credited under several */
    ConflictRules(Conference conference, Rules rules, UnaryOperator<UUID> persons) {
        this.conference = conference;
        this.rules = rules;
        this.persons = persons;
    }

    /** What is wrong with the slot of a session among these others. */
    List<Conflict> of(Session session, List<Session> others) {
        if (!takesPlace(session)) {
            return List.of();
        }
        List<Conflict> conflicts = new ArrayList<>();
        others.stream()
                .filter(other -> takesPlace(other) && overlap(session, other))
                .forEach(other -> addBetween(session, other, conflicts));
        addOutside(session, conflicts);
        return conflicts;
    }

    /** Everything that is wrong; two sessions in each other's way are named once, as the earlier one's conflict. */
    List<Conflict> all(List<Session> sessions) {
        List<Session> placed = sessions.stream()
                .filter(ConflictRules::takesPlace)
                .sorted(BY_START)
                .toList();
        List<Conflict> conflicts = new ArrayList<>();
        List<Session> running = new ArrayList<>();
        for (Session session : placed) {
            running.removeIf(earlier -> !overlap(earlier, session));
            running.forEach(earlier -> addBetween(earlier, session, conflicts));
            addOutside(session, conflicts);
            running.add(session);
        }
        return conflicts;
    }

    private void addBetween(Session session, Session other, List<Conflict> conflicts) {
        if (session.slot().roomId() != null
                && session.slot().roomId().equals(other.slot().roomId())) {
            conflicts.add(conflict(
                    ConflictKind.ROOM_TAKEN,
                    rules.roomTaken(),
                    session.id(),
                    other.id(),
                    null,
                    Map.of("title", other.title())));
        }
        Set<UUID> speakersThere = other.speakers().stream().map(this::person).collect(Collectors.toSet());
        session.speakers().stream()
                .filter(credit -> speakersThere.remove(person(credit)))
                .forEach(credit -> conflicts.add(conflict(
                        ConflictKind.SPEAKER_TWICE,
                        rules.speakerTwice(),
                        session.id(),
                        other.id(),
                        person(credit),
                        Map.of("name", credit.name(), "title", other.title()))));
    }

    private UUID person(Credit credit) {
        return persons.apply(credit.speakerId());
    }

    private void addOutside(Session session, List<Conflict> conflicts) {
        LocalDate day = session.slot().day();
        if (day.isBefore(conference.startDate()) || day.isAfter(conference.endDate())) {
            conflicts.add(conflict(
                    ConflictKind.OUTSIDE_CONFERENCE,
                    rules.outsideConference(),
                    session.id(),
                    null,
                    null,
                    Map.of("first", conference.startDate(), "last", conference.endDate())));
        }
    }

    private static Conflict conflict(
            ConflictKind kind, RuleLevel level, UUID session, UUID other, UUID speaker, Map<String, ?> values) {
        String message = Template.filled(Fault.valueOf(kind.name()).template(), values);
        return new Conflict(kind, level, session, other, speaker, message, Template.params(values));
    }

    private static boolean takesPlace(Session session) {
        return session.slot() != null
                && session.slot().durationMinutes() > 0
                && session.status() != SessionStatus.CANCELLED;
    }

    private static boolean overlap(Session one, Session other) {
        return one.slot().start().isBefore(end(other)) && other.slot().start().isBefore(end(one));
    }

    private static Instant end(Session session) {
        return session.slot().start().plusSeconds(60L * session.slot().durationMinutes());
    }

    /**
     * The conflicts the conference wants to hear of.
     *
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if some are blocked
     */
    static List<Conflict> admitted(List<Conflict> conflicts, boolean changesSlot) {
        refuseIfAny(changesSlot ? blocking(conflicts, "") : List.of());
        return heard(conflicts);
    }

    /** What may not be, as faults of the session at this place of the request. */
    static List<FieldError> blocking(List<Conflict> conflicts, String place) {
        return conflicts.stream()
                .filter(conflict -> conflict.level() == RuleLevel.BLOCK)
                .map(conflict ->
                        Fault.valueOf(conflict.kind().name()).at(place + pointer(conflict.kind()), conflict.params()))
                .toList();
    }

    static void refuseIfAny(List<FieldError> blocking) {
        if (!blocking.isEmpty()) {
            throw Refusal.CONFLICT.because("SLOT_BLOCKED", "The session cannot be there at that time.", blocking);
        }
    }

    static List<Conflict> heard(List<Conflict> conflicts) {
        return conflicts.stream()
                .filter(conflict -> conflict.level() != RuleLevel.IGNORE)
                .toList();
    }

    private static String pointer(ConflictKind kind) {
        return switch (kind) {
            case ROOM_TAKEN -> "/slot/roomId";
            case SPEAKER_TWICE -> "/speakers";
            case OUTSIDE_CONFERENCE -> "/slot/start";
        };
    }

    /** Whether a change may bring a session into conflict. */
    static boolean concerns(Session before, Session after) {
        return before == null
                || !Objects.equals(before.slot(), after.slot())
                || !before.speakers().equals(after.speakers())
                || before.status() != after.status();
    }
}
