package io.plenary.services.registrations.seats;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.ClashRule;
import io.plenary.contracts.registrations.SeatAnswer;
import io.plenary.contracts.registrations.SeatRequest;
import io.plenary.contracts.registrations.SeatResult;
import io.plenary.contracts.registrations.SeatSession;
import io.plenary.contracts.registrations.SeatsLeft;
import io.plenary.contracts.registrations.SignUp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Who may sit where, and what takes place together. */
class SeatRulesTest {

    private static final Instant NINE = Instant.parse("2027-05-18T08:00:00Z");
    private static final Instant BEFORE = NINE.minus(Duration.ofDays(10));
    private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final UUID TYPE = UUID.randomUUID();

    private final SeatSession early = session(0, 60, 10, 0);
    private final SeatSession overlapping = session(30, 60, 10, 0);
    private final SeatSession next = session(60, 60, 10, 0);

    @Test
    void oneThatEndsWhenTheOtherBeginsDoesNotClash() {
        assertThat(SeatRules.clash(early, overlapping)).isTrue();
        assertThat(SeatRules.clash(overlapping, early)).isTrue();
        assertThat(SeatRules.clash(early, next)).isFalse();
        assertThat(SeatRules.clash(early, cancelled(overlapping))).isFalse();
        assertThat(SeatRules.clash(early, unplaced(overlapping))).isFalse();
    }

    @Test
    void anOfferEndsEarlyEnoughToPassOn() {
        Duration day = Duration.ofDays(1);
        SeatSession closing = timed(early, null, NINE.minus(Duration.ofHours(1)));

        assertThat(SeatRules.heldUntil(early, day, BEFORE)).isEqualTo(BEFORE.plus(day));
        assertThat(SeatRules.heldUntil(unplaced(early), day, BEFORE)).isEqualTo(BEFORE.plus(day));
        assertThat(SeatRules.heldUntil(early, day, NINE.minus(Duration.ofHours(2))))
                .isEqualTo(NINE.minus(Duration.ofHours(1)));
        assertThat(SeatRules.heldUntil(closing, day, NINE.minus(Duration.ofHours(2))))
                .isEqualTo(NINE.minus(Duration.ofMinutes(90)));
    }

    @Test
    void whatIsGotCountsForTheNext() {
        assertThat(results(ClashRule.REFUSE, false, Set.of(), early, overlapping, next))
                .containsExactly(SeatResult.TAKEN, SeatResult.CLASHES, SeatResult.TAKEN);
        assertThat(results(ClashRule.REFUSE, true, Set.of(), overlapping, early, next))
                .containsExactly(SeatResult.TAKEN, SeatResult.CLASHES, SeatResult.CLASHES);
    }

    @Test
    void whoeverInsistsGetsBothWhereTheConferenceOnlyWarns() {
        List<SeatAnswer> warned = decide(ClashRule.WARN, false, Set.of(early.sessionId()), overlapping);
        List<SeatAnswer> insisting = decide(ClashRule.WARN, true, Set.of(early.sessionId()), overlapping);

        assertThat(warned)
                .containsExactly(
                        new SeatAnswer(overlapping.sessionId(), SeatResult.CLASHES, List.of(early.sessionId()), true));
        assertThat(insisting).extracting(SeatAnswer::result).containsExactly(SeatResult.TAKEN);
    }

    @Test
    void whoeverHasASeatKeepsItWhateverIsInTheWay() {
        SeatSession full = session(0, 60, 1, 1);

        assertThat(results(ClashRule.REFUSE, false, Set.of(full.sessionId()), full))
                .containsExactly(SeatResult.ALREADY);
        assertThat(results(ClashRule.REFUSE, false, Set.of(), full)).containsExactly(SeatResult.FULL);
    }

    @Test
    void peopleSignUpBetweenTheTimesAndBeforeItBegins() {
        SeatSession timed = timed(early, NINE.minusSeconds(100), NINE.minusSeconds(50));

        assertThat(SeatRules.signUp(timed, NINE.minusSeconds(101))).isEqualTo(SignUp.NOT_YET);
        assertThat(SeatRules.signUp(timed, NINE.minusSeconds(100))).isEqualTo(SignUp.OPEN);
        assertThat(SeatRules.signUp(timed, NINE.minusSeconds(50))).isEqualTo(SignUp.OVER);
        assertThat(SeatRules.signUp(early, NINE.minusSeconds(1))).isEqualTo(SignUp.OPEN);
        assertThat(SeatRules.signUp(early, NINE)).isEqualTo(SignUp.OVER);
        assertThat(SeatRules.signUp(cancelled(early), BEFORE)).isEqualTo(SignUp.OVER);
        assertThat(SeatRules.signUp(unplaced(early), NINE)).isEqualTo(SignUp.OPEN);
    }

    @Test
    void aTicketIsNeededWhereTheSessionSaysSo() {
        UUID other = UUID.randomUUID();

        SeatRules.Held ours = new SeatRules.Held(TYPE, List.of());
        SeatRules.Held theirs = new SeatRules.Held(other, List.of());

        assertThat(mayEnter(early)).isTrue();
        assertThat(mayEnter(ticketed(early, List.of()))).isFalse();
        assertThat(mayEnter(ticketed(early, List.of()), theirs)).isTrue();
        assertThat(mayEnter(ticketed(early, List.of(TYPE)), theirs)).isFalse();
        assertThat(mayEnter(ticketed(early, List.of(TYPE)), theirs, ours)).isTrue();
    }

    @Test
    void aTicketIsForTheDaysOnWhichItIsValidWhereTheConferenceIs() {
        SeatSession night = ticketed(session(14 * 60 + 30, 60, 10, 0), List.of());
        SeatRules.Held tuesday = new SeatRules.Held(TYPE, List.of(LocalDate.of(2027, 5, 18)));
        SeatRules.Held wednesday = new SeatRules.Held(TYPE, List.of(LocalDate.of(2027, 5, 19)));

        assertThat(mayEnter(night, tuesday)).isFalse();
        assertThat(mayEnter(night, wednesday)).isTrue();
        assertThat(mayEnter(night, tuesday, wednesday)).isTrue();
        assertThat(mayEnter(ticketed(unplaced(night), List.of()), tuesday)).isTrue();
        assertThat(mayEnter(session(14 * 60 + 30, 60, 10, 0), tuesday)).isTrue();
    }

    private static boolean mayEnter(SeatSession session, SeatRules.Held... tickets) {
        return SeatRules.mayEnter(session, List.of(tickets), ZONE);
    }

    @Test
    void howManyAreLeftIsToldInWords() {
        assertThat(SeatRules.left(session(0, 60, null, 500))).isEqualTo(SeatsLeft.MANY);
        assertThat(SeatRules.left(session(0, 60, 200, 179))).isEqualTo(SeatsLeft.MANY);
        assertThat(SeatRules.left(session(0, 60, 200, 180))).isEqualTo(SeatsLeft.FEW);
        assertThat(SeatRules.left(session(0, 60, 10, 5))).isEqualTo(SeatsLeft.FEW);
        assertThat(SeatRules.left(session(0, 60, 10, 10))).isEqualTo(SeatsLeft.NONE);
        assertThat(SeatRules.left(session(0, 60, 10, 14))).isEqualTo(SeatsLeft.NONE);
    }

    @Test
    void nobodySignsUpForWhatIsUnknownOrOver() {
        SeatRequest request = new SeatRequest(List.of(UUID.randomUUID(), early.sessionId()), false);
        SeatRules.Guest late = guest(ClashRule.REFUSE, Set.of(), false, early);

        assertThat(SeatRules.decide(request, late))
                .extracting(SeatAnswer::result)
                .containsExactly(SeatResult.UNKNOWN, SeatResult.CLOSED);
    }

    private List<SeatResult> results(ClashRule rule, boolean anyway, Set<UUID> mine, SeatSession... wanted) {
        return decide(rule, anyway, mine, wanted).stream()
                .map(SeatAnswer::result)
                .toList();
    }

    private List<SeatAnswer> decide(ClashRule rule, boolean anyway, Set<UUID> mine, SeatSession... wanted) {
        List<UUID> ids = Stream.of(wanted).map(SeatSession::sessionId).toList();
        SeatSession[] all = Stream.concat(
                        Stream.of(wanted), Stream.of(early).filter(one -> !ids.contains(one.sessionId())))
                .toArray(SeatSession[]::new);
        return SeatRules.decide(new SeatRequest(ids, anyway), guest(rule, mine, true, all));
    }

    private static SeatRules.Guest guest(ClashRule rule, Set<UUID> mine, boolean open, SeatSession... sessions) {
        Map<UUID, SeatSession> byId =
                Stream.of(sessions).collect(Collectors.toMap(SeatSession::sessionId, Function.identity()));
        return new SeatRules.Guest(byId, mine, Set.of(), List.of(), ZONE, rule, open, BEFORE);
    }

    private static SeatSession session(int minutes, int length, Integer size, int taken) {
        Instant start = NINE.plus(Duration.ofMinutes(minutes));
        return made(null, null, false, List.of(), start, start.plus(Duration.ofMinutes(length)), false, size, taken);
    }

    private static SeatSession cancelled(SeatSession it) {
        return made(null, null, false, List.of(), it.startsAt(), it.endsAt(), true, it.size(), it.taken());
    }

    private static SeatSession unplaced(SeatSession it) {
        return made(null, null, false, List.of(), null, null, false, it.size(), it.taken());
    }

    private static SeatSession timed(SeatSession it, Instant opens, Instant closes) {
        return made(opens, closes, false, List.of(), it.startsAt(), it.endsAt(), false, it.size(), it.taken());
    }

    private static SeatSession ticketed(SeatSession it, List<UUID> types) {
        return made(null, null, true, types, it.startsAt(), it.endsAt(), false, it.size(), it.taken());
    }

    private static SeatSession made(
            Instant opens,
            Instant closes,
            boolean ticketNeeded,
            List<UUID> types,
            Instant start,
            Instant end,
            boolean cancelled,
            Integer size,
            int taken) {
        return new SeatSession(
                UUID.randomUUID(),
                null,
                null,
                null,
                opens,
                closes,
                ticketNeeded,
                types,
                "A session",
                start,
                end,
                cancelled,
                size,
                taken,
                0,
                false,
                null,
                null,
                1);
    }
}
