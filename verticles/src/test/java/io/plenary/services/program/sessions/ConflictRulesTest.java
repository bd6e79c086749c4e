package io.plenary.services.program.sessions;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferenceStatus;
import io.plenary.contracts.program.Conflict;
import io.plenary.contracts.program.ConflictKind;
import io.plenary.contracts.program.Credit;
import io.plenary.contracts.program.Rules;
import io.plenary.contracts.program.Session;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.contracts.program.Slot;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
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
                1);
    }
}
