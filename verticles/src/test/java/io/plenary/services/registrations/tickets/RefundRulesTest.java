package io.plenary.services.registrations.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.conferences.Conference;
import io.plenary.contracts.conferences.ConferencesService;
import io.plenary.contracts.registrations.CancellationTerm;
import io.plenary.contracts.registrations.RefundUntil;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import io.plenary.runtime.Faults;
import io.plenary.testing.FakeConferences;
import io.plenary.testing.TestNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefundRulesTest {

    private static final Instant APRIL = Instant.parse("2027-04-17T23:00:00Z");
    private static final Instant MAY = Instant.parse("2027-05-10T23:00:00Z");
    private static final List<RefundUntil> AGREED =
            List.of(new RefundUntil(APRIL, 10_000), new RefundUntil(MAY, 5_000));

    @ParameterizedTest
    @CsvSource({
        "2027-01-01T00:00:00Z, 101",
        "2027-04-17T22:59:59Z, 101",
        "2027-04-17T23:00:00Z, 51",
        "2027-05-10T22:59:59Z, 51",
        "2027-05-10T23:00:00Z,",
        "2028-01-01T00:00:00Z,",
    })
    void whatATicketIsWorthFallsAsAgreedAndThenOnlyOrganizersCancelIt(Instant now, Long worth) {
        assertThat(RefundRules.worth(ticket(101, AGREED), now).orElse(null)).isEqualTo(worth);
    }

    @Test
    void withoutTermsOnlyWhatCostNothingIsGivenBack() {
        assertThat(RefundRules.worth(ticket(100, List.of()), APRIL)).isEmpty();
        assertThat(RefundRules.worth(ticket(0, List.of()), APRIL)).contains(0L);
    }

    /** The clocks are changed between the two. */
    @Test
    void termsBecomeMomentsByTheClocksOfTheConference() {
        UUID id = UUID.randomUUID();
        FakeConferences conferences = new FakeConferences().publishedIn("Europe/Berlin", id, UUID.randomUUID());
        try (TestNode node = new TestNode()) {
            conferences.standIn(node);
            Conference conference = TestNode.await(node.proxy(ConferencesService.class, ConferencesService.ADDRESS)
                    .getConferenceDetails(Caller.SYSTEM, id.toString()));

            assertThat(RefundRules.agreed(
                            List.of(new CancellationTerm(60, 10_000), new CancellationTerm(0, 2_500)), conference))
                    .containsExactly(
                            new RefundUntil(Instant.parse("2027-03-18T23:00:00Z"), 10_000),
                            new RefundUntil(Instant.parse("2027-05-17T22:00:00Z"), 2_500));
        }
    }

    @Test
    void termsThatCannotBeKeptAreRefusedOneByOne() {
        assertThat(faults(term(30, 10_000), term(7, 5_000), term(0, 0))).isEmpty();
        assertThat(faults(term(7, 5_000), term(30, 10_000)))
                .extracting(FieldError::pointer)
                .containsExactly("/terms/1/daysBefore", "/terms/1/share");
        assertThat(faults(term(7, 5_000), term(7, 5_000)))
                .extracting(FieldError::code)
                .contains(Fault.GIVEN_TWICE.name());
        assertThat(faults(term(1_001, 10_001), term(-1, -1))).hasSize(4);
        assertThat(faults(Collections.nCopies(11, term(0, 0)).toArray(CancellationTerm[]::new)))
                .extracting(FieldError::code)
                .contains(Fault.TOO_MANY.name());
    }

    private static List<FieldError> faults(CancellationTerm... terms) {
        Faults faults = new Faults();
        RefundRules.check(faults, List.of(terms));
        return faults.found();
    }

    private static CancellationTerm term(int days, int share) {
        return new CancellationTerm(days, share);
    }

    /** To the last cent, and for no ticket more than was paid for it. */
    @Property
    void thePartsAreWhatWasChosen(
            @ForAll @Size(min = 1, max = 20) List<@LongRange(max = 100_000_000) Long> prices,
            @ForAll @IntRange(max = 10_000) int share) {
        List<Ticket> tickets =
                prices.stream().map(price -> ticket(price, List.of())).toList();
        long chosen = Prices.rounded(Prices.total(tickets), share, Prices.WHOLE);

        Map<UUID, Long> refunds = RefundRules.chosen(tickets, chosen);

        assertThat(RefundRules.sum(refunds)).isEqualTo(chosen);
        assertThat(tickets)
                .allMatch(ticket -> refunds.get(ticket.id()) >= 0 && refunds.get(ticket.id()) <= ticket.price());
    }

    @Property
    void aTicketIsNeverWorthMoreThanWasPaidNorMoreLater(
            @ForAll @LongRange(max = 100_000_000) long price,
            @ForAll @IntRange(max = 10_000) int first,
            @ForAll @IntRange(max = 10_000) int second) {
        List<RefundUntil> agreed =
                List.of(new RefundUntil(APRIL, Math.max(first, second)), new RefundUntil(MAY, Math.min(first, second)));
        long early =
                RefundRules.worth(ticket(price, agreed), APRIL.minusSeconds(1)).orElseThrow();
        long late = RefundRules.worth(ticket(price, agreed), APRIL).orElseThrow();

        assertThat(early).isBetween(late, price);
        assertThat(late).isNotNegative();
    }

    private static Ticket ticket(long price, List<RefundUntil> terms) {
        UUID id = UUID.randomUUID();
        return new Ticket(
                id,
                id,
                id,
                id,
                "Regular",
                price,
                1_900,
                null,
                null,
                TicketState.VALID,
                null,
                terms,
                null,
                null,
                null,
                null,
                null);
    }
}
