package io.plenary.services.registrations.tickets;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.TaxLine;
import io.plenary.contracts.registrations.Ticket;
import io.plenary.contracts.registrations.TicketState;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PricesTest {

    @Test
    void taxIsRoundedOnceForEachRateOnTheSum() {
        List<Ticket> tickets = List.of(ticket(35_100, 2_300), ticket(35_100, 2_300), ticket(9_600, 1_300));

        assertThat(Prices.total(tickets)).isEqualTo(79_800);
        assertThat(Prices.taxes(tickets))
                .containsExactly(new TaxLine(1_300, 8_496, 1_104), new TaxLine(2_300, 57_073, 13_127));
    }

    @Test
    void whatCostsNothingHasNoTax() {
        assertThat(Prices.taxes(List.of(ticket(0, 1_900)))).isEmpty();
    }

    @Property
    void netAndTaxAreWhatWasPaid(
            @ForAll @Size(max = 20) List<@LongRange(max = 100_000_000) Long> prices,
            @ForAll @IntRange(max = 10_000) int rate) {
        List<Ticket> tickets = prices.stream().map(price -> ticket(price, rate)).toList();

        long sum = Prices.taxes(tickets).stream()
                .flatMap(line -> Stream.of(line.net(), line.tax()))
                .mapToLong(part -> part)
                .sum();

        assertThat(sum).isEqualTo(Prices.total(tickets));
        assertThat(Prices.taxes(tickets)).allMatch(line -> line.net() >= 0 && line.tax() >= 0);
    }

    private static Ticket ticket(long price, int rate) {
        UUID id = UUID.randomUUID();
        return new Ticket(
                id,
                id,
                id,
                id,
                "Regular",
                price,
                rate,
                null,
                null,
                TicketState.HELD,
                null,
                null,
                null,
                null,
                null,
                null,
                null);
    }
}
