package io.plenary.services.registrations.sales;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.registrations.SalesDay;
import io.plenary.contracts.registrations.SalesForecast;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ForecastsTest {

    private static final LocalDate TODAY = LocalDate.of(2027, 2, 1);
    private static final LocalDate END = TODAY.plusDays(14);

    private static SalesDay day(int before, int tickets, int imported) {
        return new SalesDay(TODAY.minusDays(before), UUID.randomUUID(), "Regular", false, "EUR", tickets, imported, 0);
    }

    private static final List<SalesDay> TWO_WEEKS = List.of(day(15, 4, 0), day(8, 10, 0), day(1, 20, 0), day(0, 3, 0));

    @Test
    void goesOnAsTheSlowestAndTheFastestWeekDid() {
        assertThat(Forecasts.of(TWO_WEEKS, TODAY, END, null))
                .contains(new SalesForecast(END, 14, 30, 37 + 2 * 10, 37 + 2 * 20));
    }

    @Test
    void countsNobodyWhoIsADinner() {
        SalesDay dinners = new SalesDay(TODAY.minusDays(9), UUID.randomUUID(), "Dinner", true, "EUR", 300, 0, 0);
        List<SalesDay> both =
                Stream.concat(TWO_WEEKS.stream(), Stream.of(dinners)).toList();

        assertThat(Forecasts.of(both, TODAY, END, null)).isEqualTo(Forecasts.of(TWO_WEEKS, TODAY, END, null));
    }

    @Test
    void promisesNoMoreThanThereIsRoomFor() {
        assertThat(Forecasts.of(TWO_WEEKS, TODAY, END, 25)).contains(new SalesForecast(END, 14, 30, 57, 62));
    }

    @Test
    void saysNothingWhereItIsTooEarlyOrOver() {
        assertThat(Forecasts.of(List.of(), TODAY, END, null)).isEmpty();
        assertThat(Forecasts.of(List.of(day(13, 100, 0)), TODAY, END, null)).isEmpty();
        assertThat(Forecasts.of(List.of(day(20, 10, 0), day(3, 9, 0)), TODAY, END, null))
                .isEmpty();
        assertThat(Forecasts.of(TWO_WEEKS, TODAY, TODAY, null)).isEmpty();
    }

    @Test
    void takesNothingForSoldThatWasImported() {
        assertThat(Forecasts.of(List.of(day(20, 500, 500), day(3, 40, 40)), TODAY, END, null))
                .isEmpty();
    }
}
