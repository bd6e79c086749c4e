package io.plenary.services.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.vertx.serviceproxy.ServiceException;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {

    private static final Instant NOON = Instant.parse("2027-05-18T12:00:00Z");

    @Test
    void aSpanIsWidenedToWholeHours() {
        Span span = Span.of(NOON.plusSeconds(1), NOON.plusSeconds(3601)).wholeHours();

        assertThat(span).isEqualTo(new Span(NOON, NOON.plusSeconds(7200)));
    }

    @Test
    void wholeDaysStayAsTheyAre() {
        Span day = Span.of(Instant.parse("2027-05-18T00:00:00Z"), Instant.parse("2027-05-19T00:00:00Z"));

        assertThat(day.wholeDays()).isEqualTo(day);
    }

    @Test
    void aSpanOf31DaysIsToldByHourAndALongerOneIsNot() {
        assertThat(new Span(NOON, NOON.plusSeconds(31 * 86_400)).isToldByHour()).isTrue();
        assertThat(new Span(NOON, NOON.plusSeconds(31 * 86_400 + 1)).isToldByHour())
                .isFalse();
    }

    @Test
    void aSpanOf400DaysIsTheLongest() {
        Instant end = NOON.plusSeconds(400 * 86_400);

        assertThat(Span.of(NOON, end)).isEqualTo(new Span(NOON, end));
        assertThat(errors(NOON, end.plusMillis(1)))
                .containsExactly(Fault.TOO_LONG_SPAN.at("query/to", Map.of("days", 400, "other", "from")));
    }

    @Test
    void anEmptySpanIsRefused() {
        assertThat(errors(NOON, NOON)).containsExactly(Fault.BEFORE_OTHER.at("query/to", Map.of("other", "from")));
    }

    @Test
    void timesThatNoCalendarHoldsAreRefusedBoth() {
        assertThat(errors(Instant.MIN, Instant.MAX))
                .containsExactly(
                        Fault.YEARS.at("query/from", Map.of("first", 2000, "last", 2199)),
                        Fault.YEARS.at("query/to", Map.of("first", 2000, "last", 2199)));
    }

    @Test
    void aMonthIsAYearAndAMonth() {
        assertThat(Span.month("2027-05")).isEqualTo(YearMonth.of(2027, 5));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "2027", "2027-13", "2027-00", "2027-5", "2027-05-18", "+12027-05", "2027-05\n"})
    void anythingElseIsNoMonth(String text) {
        assertThat(catchThrowable(() -> Span.month(text))).matches(Refusal.INVALID::is);
    }

    private static List<FieldError> errors(Instant from, Instant to) {
        return Refusal.errors((ServiceException) catchThrowable(() -> Span.of(from, to)));
    }
}
