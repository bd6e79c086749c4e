package io.plenary.services.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.program.Announced;
import io.plenary.contracts.program.SessionChange;
import io.plenary.contracts.program.SessionStatus;
import io.plenary.services.notifications.Beginnings.Beginning;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BeginningsTest {

    private static final Instant NOON = Instant.parse("2027-05-18T12:00:00Z");
    private static final Instant LONG_AGO = NOON.minus(Duration.ofDays(1));

    @Test
    void whoWantsToKnowSoLongBeforeIsReminded() {
        SessionChange session = session(NOON, LONG_AGO);

        List<Beginning> due = at("11:50:01", "11:49:59", session);

        assertThat(due).containsExactly(new Beginning(NOON, 10, List.of(session)));
    }

    @Test
    void whatBeginsTogetherIsToldTogether() {
        SessionChange one = session(NOON, LONG_AGO);
        SessionChange other = session(NOON, LONG_AGO);
        SessionChange later = session(NOON.plus(Duration.ofMinutes(1)), LONG_AGO);

        assertThat(at("11:45:00", "11:44:59", one, other, later))
                .containsExactly(new Beginning(NOON, 15, List.of(one, other)));
    }

    @Test
    void afterASilenceAllAreRemindedWhoseTimeCame() {
        assertThat(at("11:52:00", "09:00:00", session(NOON, LONG_AGO)))
                .extracting(Beginning::lead)
                .containsExactly(10, 15, 30, 60);
    }

    @Test
    void ofWhatHasBegunNobodyIsReminded() {
        assertThat(at("12:00:00", "09:00:00", session(NOON, LONG_AGO))).isEmpty();
    }

    @Test
    void whatWasMovedIntoTheTimeIsTold() {
        assertThat(at("11:52:00", "11:51:00", session(NOON, Instant.parse("2027-05-18T11:51:30Z"))))
                .extracting(Beginning::lead)
                .containsExactly(10, 15, 30, 60);
    }

    @Test
    void whatDoesNotTakePlaceIsNotTold() {
        Announced cancelled = new Announced("Ended", SessionStatus.CANCELLED, NOON, 30, null, null, null, null);
        Announced unplaced = new Announced("Somewhen", SessionStatus.CONFIRMED, null, null, null, null, null, null);

        assertThat(at(
                        "11:52:00",
                        "09:00:00",
                        change(cancelled, LONG_AGO),
                        change(unplaced, LONG_AGO),
                        change(null, NOON)))
                .isEmpty();
    }

    @Test
    void itRestsUntilTheNextTimeOrAnHour() {
        Beginnings beginnings = new Beginnings(List.of(session(NOON, LONG_AGO)));

        assertThat(beginnings.rest(Instant.parse("2027-05-18T10:00:00Z"))).isEqualTo(Duration.ofHours(1));
        assertThat(beginnings.rest(Instant.parse("2027-05-18T10:20:00Z"))).isEqualTo(Duration.ofMinutes(40));
        assertThat(beginnings.rest(Instant.parse("2027-05-18T11:52:00Z"))).isEqualTo(Duration.ofMinutes(3));
        assertThat(beginnings.rest(NOON)).isEqualTo(Duration.ofHours(1));
    }

    private static List<Beginning> at(String now, String since, SessionChange... sessions) {
        return new Beginnings(List.of(sessions)).due(time(since), time(now));
    }

    private static Instant time(String clock) {
        return Instant.parse("2027-05-18T" + clock + "Z");
    }

    private static SessionChange session(Instant start, Instant changed) {
        return change(
                new Announced("Lamps", SessionStatus.CONFIRMED, start, 30, null, "Douro Hall", null, null), changed);
    }

    private static SessionChange change(Announced after, Instant changed) {
        return new SessionChange(UUID.randomUUID(), List.of(), null, after, 1, changed);
    }
}
