package io.plenary.services.registrations.doors;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.CheckInList;
import io.plenary.contracts.registrations.DoorTicket;
import io.plenary.contracts.registrations.EntryRule;
import io.plenary.contracts.registrations.Passage;
import io.plenary.contracts.registrations.Scan;
import io.plenary.contracts.registrations.ScanDevice;
import io.plenary.contracts.registrations.ScanResult;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.services.registrations.doors.DoorRules.Passed;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckInRulesTest {

    private static final ZoneId ZONE = ZoneId.of("Europe/Lisbon");
    private static final Instant NINE = Instant.parse("2027-05-18T08:00:00Z");
    private static final UUID TYPE = UUID.randomUUID();
    private static final UUID TICKET = UUID.randomUUID();
    private static final ScanDevice DOOR = new ScanDevice(UUID.randomUUID(), "Gate A");

    private static CheckInList list(EntryRule rule, List<UUID> types, Instant opens, Instant closes) {
        UUID id = UUID.randomUUID();
        return new CheckInList(id, id, id, "Door", types, rule, opens, closes, null, null, 1);
    }

    private static DoorTicket ticket(TicketState state, LocalDate... days) {
        return new DoorTicket(
                TICKET, "Ada", TYPE, "Regular", "K7PX2MRD", state, null, List.of(days), null, null, List.of(), null);
    }

    private static ScanResult in(CheckInList list, TicketState state, Instant at) {
        return DoorRules.decide(list, ZONE, ticket(state), List.of(), Passage.IN, at)
                .result();
    }

    /** Who came and went before, as I and O with the hours after nine. */
    private static List<Passed> passed(String before) {
        List<Passed> passed = new ArrayList<>();
        for (String one : before.isEmpty() ? new String[0] : before.split(" ")) {
            passed.add(new Passed(
                    one.charAt(0) == 'I' ? Passage.IN : Passage.OUT,
                    NINE.plus(Duration.ofHours(Integer.parseInt(one.substring(1)))),
                    DOOR,
                    Set.of(TICKET)));
        }
        return passed;
    }

    @ParameterizedTest
    @CsvSource({
        "ONCE,       '',       IN,  0,  IN",
        "ONCE,       'I0',     IN,  5,  ALREADY_IN",
        "ONCE,       'I5',     IN,  0,  ALREADY_IN",
        "ONCE,       'I0',     IN,  48, ALREADY_IN",
        "ONCE,       'I0',     OUT, 1,  NOT_HERE",
        "ONCE_A_DAY, 'I0',     IN,  5,  ALREADY_IN",
        "ONCE_A_DAY, 'I0',     IN,  14, ALREADY_IN",
        "ONCE_A_DAY, 'I0',     IN,  15, IN",
        "ONCE_A_DAY, 'I0',     IN,  24, IN",
        "ONCE_A_DAY, 'I0 I24', IN,  25, ALREADY_IN",
        "IN_AND_OUT, '',       IN,  0,  IN",
        "IN_AND_OUT, '',       OUT, 0,  NOT_IN",
        "IN_AND_OUT, 'I0',     OUT, 1,  OUT",
        "IN_AND_OUT, 'I0',     IN,  1,  ALREADY_IN",
        "IN_AND_OUT, 'I0 O1',  IN,  2,  IN",
        "IN_AND_OUT, 'I0 O1',  OUT, 2,  NOT_IN",
        "IN_AND_OUT, 'I2',     IN,  1,  ALREADY_IN",
        "IN_AND_OUT, 'I0 O3',  OUT, 1,  NOT_IN",
        "IN_AND_OUT, 'I0 I3',  OUT, 1,  OUT"
    })
    void theRuleOfTheListSaysWhoComesInAgain(
            EntryRule rule, String before, Passage passage, int hours, ScanResult expected) {
        DoorRules.Verdict verdict = DoorRules.decide(
                list(rule, List.of(), null, null),
                ZONE,
                ticket(TicketState.VALID),
                passed(before),
                passage,
                NINE.plus(Duration.ofHours(hours)));

        assertThat(verdict.result()).isEqualTo(expected);
        assertThat(verdict.earlier() != null)
                .isEqualTo(expected == ScanResult.ALREADY_IN || isKnownOut(verdict, before));
    }

    private static boolean isKnownOut(DoorRules.Verdict verdict, String before) {
        return verdict.result() == ScanResult.NOT_IN && !before.isEmpty();
    }

    @Test
    void onlyValidTicketsOfTheListsTypesComeInWhileItIsOpen() {
        CheckInList all = list(EntryRule.ONCE, List.of(), null, null);
        CheckInList others = list(EntryRule.ONCE, List.of(UUID.randomUUID()), null, null);
        CheckInList ours = list(EntryRule.ONCE, List.of(UUID.randomUUID(), TYPE), null, null);
        CheckInList morning = list(EntryRule.ONCE, List.of(), NINE, NINE.plusSeconds(60));

        assertThat(in(all, TicketState.HELD, NINE)).isEqualTo(ScanResult.NOT_PAID);
        assertThat(in(all, TicketState.RELEASED, NINE)).isEqualTo(ScanResult.REVOKED);
        assertThat(in(others, TicketState.VALID, NINE)).isEqualTo(ScanResult.NOT_HERE);
        assertThat(in(ours, TicketState.VALID, NINE)).isEqualTo(ScanResult.IN);
        assertThat(in(morning, TicketState.VALID, NINE.minusMillis(1))).isEqualTo(ScanResult.TOO_EARLY);
        assertThat(in(morning, TicketState.VALID, NINE)).isEqualTo(ScanResult.IN);
        assertThat(in(morning, TicketState.VALID, NINE.plusSeconds(60))).isEqualTo(ScanResult.TOO_LATE);
    }

    @Test
    void aTicketLetsNobodyInOnAnotherDayWhereTheConferenceIs() {
        CheckInList all = list(EntryRule.ONCE_A_DAY, List.of(), null, null);
        CheckInList others = list(EntryRule.ONCE, List.of(UUID.randomUUID()), null, null);
        CheckInList closed = list(EntryRule.ONCE, List.of(), null, NINE.minusSeconds(1));
        DoorTicket tuesday = ticket(TicketState.VALID, LocalDate.of(2027, 5, 18));
        // In Lisbon, where it is an hour later than in UTC.
        Instant midnight = Instant.parse("2027-05-18T23:00:00Z");

        assertThat(in(all, tuesday, NINE)).isEqualTo(ScanResult.IN);
        assertThat(in(all, tuesday, midnight.minusMillis(1))).isEqualTo(ScanResult.IN);
        assertThat(in(all, tuesday, midnight)).isEqualTo(ScanResult.OTHER_DAY);
        assertThat(in(all, tuesday, NINE.minus(Duration.ofDays(1)))).isEqualTo(ScanResult.OTHER_DAY);
        assertThat(in(others, tuesday, midnight)).isEqualTo(ScanResult.NOT_HERE);
        assertThat(in(closed, tuesday, midnight)).isEqualTo(ScanResult.OTHER_DAY);
    }

    private static ScanResult in(CheckInList list, DoorTicket ticket, Instant at) {
        return DoorRules.decide(list, ZONE, ticket, List.of(), Passage.IN, at).result();
    }

    @ParameterizedTest
    @CsvSource({"0,0", "120,0", "-120,0", "121,121", "-121,-121", "7200,7200"})
    void aClockThatIsWrongByMoreThanTwoMinutesIsCorrected(long seconds, long ahead) {
        Instant sentAt = NINE.plusSeconds(seconds);
        Scan scan = new Scan(UUID.randomUUID(), "x", null, Passage.IN, sentAt.minusSeconds(600), false);

        assertThat(CheckInRules.clockAhead(sentAt, NINE)).isEqualTo(ahead);
        assertThat(CheckInRules.scannedAt(scan, ahead, NINE))
                .isEqualTo(NINE.plusSeconds(seconds - ahead).minusSeconds(600));
    }

    @Test
    void nobodyHasScannedWhatIsToCome() {
        Scan scan = new Scan(UUID.randomUUID(), "x", null, Passage.IN, NINE.plusSeconds(9), false);

        assertThat(CheckInRules.scannedAt(scan, 0, NINE)).isEqualTo(NINE);
    }
}
