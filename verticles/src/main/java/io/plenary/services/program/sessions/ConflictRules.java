package io.plenary.services.program.sessions;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Template;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is in each other's way. A cancelled session and one of no length are in nobody's way, and where one session ends
 * another may start.
 */
final class ConflictRules {

    /** Nobody reads more. Every two sessions may share a room and two hundred speakers: all of that ends a node. */
    static final int MOST = 1_000;

    /** What is blocked comes first, so that no number of warnings keeps it from being refused. */
    private static final List<RuleLevel> HEARD = List.of(RuleLevel.BLOCK, RuleLevel.WARN);

    private static final List<RuleLevel> WHATEVER = List.of(RuleLevel.BLOCK, RuleLevel.WARN, RuleLevel.IGNORE);

    private final Conference conference;
    private final Rules rules;
    private final UnaryOperator<UUID> persons;

    /** @param persons tells the person behind a speaker's id: who was merged may be credited under several */
    ConflictRules(Conference conference, Rules rules, UnaryOperator<UUID> persons) {
        this.conference = conference;
        this.rules = rules;
        this.persons = persons;
    }

    /** What is wrong with the slot of a session among these others, whatever the conference thinks of it. */
    List<Conflict> of(Session session, List<Session> others) {
        return of(WHATEVER, Set.of(session.id()), with(session, others)).toList();
    }

    /**
     * What is wrong with the slot of a session among these others, as far as the conference wants to hear of it.
     *
     * @throws io.vertx.serviceproxy.ServiceException CONFLICT if some are blocked
     */
    List<Conflict> admitted(Session session, List<Session> others, boolean changesSlot) {
        List<Conflict> conflicts =
                of(HEARD, Set.of(session.id()), with(session, others)).toList();
        refuseIfAny(changesSlot ? blocking(conflicts, "") : List.of());
        return conflicts;
    }

    private static List<Session> with(Session session, List<Session> others) {
        return Stream.concat(others.stream(), Stream.of(session)).toList();
    }

    /** What the conference wants to hear of each of these: where two of them are in each other's way, both are named. */
    Map<UUID, List<Conflict>> ofEach(Set<UUID> sessions, List<Session> all) {
        return of(HEARD, sessions, all).collect(Collectors.groupingBy(Conflict::sessionId));
    }

    private Stream<Conflict> of(List<RuleLevel> levels, Set<UUID> sessions, List<Session> all) {
        return clashes(levels, session -> sessions.contains(session.id()), all).stream()
                .flatMap(Clash::sides)
                .filter(clash -> sessions.contains(clash.session().id()))
                .limit(MOST)
                .map(this::told);
    }

    /** What the conference wants to hear of these; two sessions in each other's way are named once. */
    List<Conflict> about(Set<UUID> sessions, List<Session> all) {
        return clashes(HEARD, session -> sessions.contains(session.id()), all).stream()
                .map(this::told)
                .toList();
    }

    /** What is wrong with all; two sessions in each other's way are named once, as the earlier one's conflict. */
    List<Conflict> all(List<Session> sessions) {
        return clashes(WHATEVER, session -> true, sessions).stream()
                .map(this::told)
                .toList();
    }

    private List<Clash> clashes(List<RuleLevel> levels, Predicate<Session> concerned, List<Session> sessions) {
        List<Clash> found = new ArrayList<>();
        for (RuleLevel level : levels) {
            Set<ConflictKind> kinds = EnumSet.allOf(ConflictKind.class);
            kinds.removeIf(kind -> level(kind) != level);
            found.addAll(new ClashSearch(conference, persons, concerned, kinds, MOST - found.size()).among(sessions));
        }
        return found;
    }

    private Conflict told(Clash clash) {
        Map<String, ?> values = values(clash);
        String message = Template.filled(Fault.valueOf(clash.kind().name()).template(), values);
        UUID other = clash.other() == null ? null : clash.other().id();
        return new Conflict(
                clash.kind(),
                level(clash.kind()),
                clash.session().id(),
                other,
                clash.person(),
                message,
                Template.params(values));
    }

    private RuleLevel level(ConflictKind kind) {
        return switch (kind) {
            case ROOM_TAKEN -> rules.roomTaken();
            case SPEAKER_TWICE -> rules.speakerTwice();
            case OUTSIDE_CONFERENCE -> rules.outsideConference();
        };
    }

    private Map<String, ?> values(Clash clash) {
        return switch (clash.kind()) {
            case ROOM_TAKEN -> Map.of("title", clash.other().title());
            case SPEAKER_TWICE ->
                Map.of("name", name(clash), "title", clash.other().title());
            case OUTSIDE_CONFERENCE -> Map.of("first", conference.startDate(), "last", conference.endDate());
        };
    }

    /** As the session credits the person. */
    private String name(Clash clash) {
        return clash.session().speakers().stream()
                .filter(credit -> persons.apply(credit.speakerId()).equals(clash.person()))
                .findFirst()
                .orElseThrow()
                .name();
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
