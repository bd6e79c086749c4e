package io.plenary.services.program.sessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.RuleLevel;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ConflictRulesTest {

    private static final LocalDate DAY = LocalDate.of(2027, 5, 18);
    private static final UUID HALL = UUID.randomUUID();
    private static final UUID LAB = UUID.randomUUID();
    private static final UUID ADA = UUID.randomUUID();

    private final ConflictRules rules = new ConflictRules(conference(), Rules.DEFAULT, UnaryOperator.identity());

    @Test
    void twoSessionsInOneRoomAtOneTimeConflict() {
        Session first = at("10:00", 60, HALL);
        Session second = at("10:59", 60, HALL);

        assertThat(rules.of(second, List.of(first)))
                .extracting(Conflict::kind, Conflict::sessionId, Conflict::otherSessionId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ConflictKind.ROOM_TAKEN, second.id(), first.id()));
    }

    @Test
    void whereOneEndsAnotherMayStart() {
        assertThat(rules.of(at("11:00", 60, HALL), List.of(at("10:00", 60, HALL), at("12:00", 60, HALL))))
                .isEmpty();
    }

    @Test
    void oneSpeakerIsNotInTwoRooms() {
        Session there = at("10:00", 60, LAB, ADA);

        assertThat(rules.of(at("10:30", 10, HALL, ADA), List.of(there, at("10:00", 60, LAB))))
                .extracting(Conflict::kind, Conflict::speakerId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ConflictKind.SPEAKER_TWICE, ADA));
    }

    @Test
    void whoWasMergedIsOnePersonUnderEveryId() {
        UUID countess = UUID.randomUUID();
        ConflictRules merged = new ConflictRules(conference(), Rules.DEFAULT, id -> id.equals(countess) ? ADA : id);

        assertThat(merged.of(at("10:30", 10, HALL, countess), List.of(at("10:00", 60, LAB, ADA))))
                .extracting(Conflict::kind, Conflict::speakerId)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(ConflictKind.SPEAKER_TWICE, ADA));
    }

    @Test
    void sessionsWithoutRoomTakeNone() {
        assertThat(rules.of(at("10:00", 60, null), List.of(at("10:00", 60, null))))
                .isEmpty();
    }

    @Test
    void cancelledSessionsAndThoseOfNoLengthAreInNobodysWay() {
        Session cancelled = session(slot("10:00", 60, HALL), SessionStatus.CANCELLED);
        Session moment = at("10:30", 0, HALL);
        Session session = at("10:00", 60, HALL);

        assertThat(rules.of(session, List.of(cancelled, moment))).isEmpty();
        assertThat(rules.of(cancelled, List.of(session))).isEmpty();
        assertThat(rules.of(moment, List.of(session))).isEmpty();
    }

    @Test
    void aTalkAfterMidnightBelongsToItsProgramDay() {
        Slot night = new Slot(DAY, Instant.parse("2027-05-18T23:30:00Z"), 60, HALL);
        Slot nextDay = new Slot(DAY.plusDays(1), night.start(), 60, HALL);

        assertThat(rules.of(session(night, SessionStatus.CONFIRMED), List.of())).isEmpty();
        assertThat(rules.of(session(nextDay, SessionStatus.CONFIRMED), List.of()))
                .extracting(Conflict::kind)
                .containsExactly(ConflictKind.OUTSIDE_CONFERENCE);
    }

    @Test
    void ofAllConflictsEachPairIsNamedOnceAsTheEarlierOnes() {
        Session longest = at("09:00", 600, HALL);
        Session first = at("10:00", 60, HALL);
        Session second = at("12:00", 60, HALL);

        assertThat(rules.all(List.of(second, longest, first)))
                .extracting(Conflict::sessionId, Conflict::otherSessionId)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(longest.id(), first.id()),
                        org.assertj.core.groups.Tuple.tuple(longest.id(), second.id()));
    }

    /** Everybody in one room at one time: 4,950 pairs with 201 conflicts each. */
    @Test
    void ofHundredsOfThousandsOfConflictsAThousandAreTold() {
        UUID[] crowd = Stream.generate(UUID::randomUUID).limit(200).toArray(UUID[]::new);
        List<Session> sessions =
                Stream.generate(() -> at("10:00", 60, HALL, crowd)).limit(100).toList();
        Session first = sessions.get(0);

        assertThat(rules.all(sessions)).hasSize(ConflictRules.MOST);
        assertThat(rules.of(first, sessions.subList(1, 100))).hasSize(ConflictRules.MOST);
        assertThat(rules.about(Set.of(first.id()), sessions)).hasSize(ConflictRules.MOST);
        assertThat(rules.ofEach(ids(sessions), sessions).values().stream().flatMap(List::stream))
                .hasSize(ConflictRules.MOST);
        assertThatThrownBy(() -> with(RuleLevel.BLOCK, RuleLevel.BLOCK).admitted(first, sessions.subList(1, 100), true))
                .satisfies(refusal ->
                        assertThat(Refusal.errors((ServiceException) refusal)).hasSize(ConflictRules.MOST));
    }

    @Test
    void whatIsIgnoredIsNotEvenLookedFor() {
        UnaryOperator<UUID> nobody = id -> {
            throw new AssertionError("nobody wants to know who " + id + " is");
        };
        ConflictRules ignoring =
                new ConflictRules(conference(), new Rules(RuleLevel.IGNORE, RuleLevel.IGNORE, RuleLevel.WARN), nobody);
        List<Session> sessions = List.of(at("10:00", 60, HALL, ADA), at("10:00", 60, HALL, ADA));

        assertThat(ignoring.ofEach(ids(sessions), sessions)).isEmpty();
        assertThat(ignoring.about(ids(sessions), sessions)).isEmpty();
        assertThat(ignoring.admitted(sessions.get(0), sessions.subList(1, 2), true))
                .isEmpty();
    }

    @Test
    void noNumberOfWarningsHidesWhatIsBlocked() {
        List<Session> crowd =
                Stream.generate(() -> at("10:00", 60, HALL)).limit(1_001).toList();
        Session late = at("10:30", 60, HALL, ADA);
        List<Session> others = Stream.concat(crowd.stream(), Stream.of(at("11:00", 60, LAB, ADA)))
                .toList();

        assertThat(with(RuleLevel.WARN, RuleLevel.BLOCK).of(late, others))
                .hasSize(ConflictRules.MOST)
                .first()
                .extracting(Conflict::kind)
                .isEqualTo(ConflictKind.SPEAKER_TWICE);
        assertThatThrownBy(() -> with(RuleLevel.WARN, RuleLevel.BLOCK).admitted(late, others, true))
                .matches(Refusal.CONFLICT::is);
    }

    @Test
    void ofEachBothAreNamedAndOnlyWhereTheyAreAskedFor() {
        Session first = at("10:00", 60, HALL);
        Session second = at("10:30", 60, HALL);
        Session third = at("10:45", 60, HALL);
        Session elsewhere = at("10:00", 600, LAB);

        assertThat(rules.ofEach(ids(List.of(first, second)), List.of(third, second, elsewhere, first)))
                .hasEntrySatisfying(first.id(), told -> assertThat(told)
                        .extracting(Conflict::otherSessionId)
                        .containsExactlyInAnyOrder(second.id(), third.id()))
                .hasEntrySatisfying(second.id(), told -> assertThat(told)
                        .extracting(Conflict::otherSessionId)
                        .containsExactlyInAnyOrder(first.id(), third.id()))
                .hasSize(2);
    }

    private static ConflictRules with(RuleLevel roomTaken, RuleLevel speakerTwice) {
        return new ConflictRules(
                conference(), new Rules(roomTaken, speakerTwice, RuleLevel.WARN), UnaryOperator.identity());
    }

    private static Set<UUID> ids(List<Session> sessions) {
        return sessions.stream().map(Session::id).collect(Collectors.toSet());
    }

    private static Session at(String time, int minutes, UUID room, UUID... speakers) {
        return session(slot(time, minutes, room), SessionStatus.CONFIRMED, speakers);
    }

    private static Slot slot(String time, int minutes, UUID room) {
        return new Slot(DAY, Instant.parse("2027-05-18T" + time + ":00Z"), minutes, room);
    }

    private static Session session(Slot slot, SessionStatus status, UUID... speakers) {
        return new Session(
                UUID.randomUUID(),
                1,
                null,
                "A session",
                null,
                null,
                null,
                null,
                null,
                null,
                slot,
                Arrays.stream(speakers).map(id -> new Credit(id, "Ada", 1)).toList(),
                status,
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                0,
                null,
                null,
                1);
    }

    private static Conference conference() {
        return new Conference(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "conf",
                "CONF",
                "A conference",
                null,
                null,
                DAY,
                DAY,
                "UTC",
                null,
                null,
                null,
                null,
                null,
                ConferenceStatus.PUBLISHED,
                null,
                null,
                null,
                1,
                null,
                null,
                null);
    }
}
