package io.plenary.services.registrations.attendees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plenary.contracts.registrations.AttendeeField;
import io.plenary.contracts.registrations.AttendeeFieldColumn;
import io.plenary.contracts.registrations.AttendeeFinding;
import io.plenary.contracts.registrations.AttendeeLine;
import io.plenary.contracts.registrations.AttendeeMapping;
import io.plenary.contracts.registrations.AttendeeOutcome;
import io.plenary.contracts.registrations.AttendeeTypeMatch;
import io.plenary.contracts.registrations.TicketType;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AttendeeReadingTest {

    private static final UUID QUOTA = UUID.randomUUID();
    private static final TicketType TYPE = type(UUID.randomUUID());

    static TicketType type(UUID id) {
        return new TicketType(
                id,
                null,
                null,
                "Regular",
                null,
                9_900,
                "EUR",
                0,
                null,
                null,
                1,
                1,
                true,
                0,
                List.of(QUOTA),
                null,
                null,
                1,
                false,
                List.of(),
                null,
                null,
                List.of(),
                null,
                null,
                null);
    }

    private static AttendeeMapping mapping(AttendeeField... fields) {
        return new AttendeeMapping(
                IntStream.range(0, fields.length)
                        .mapToObj(column -> new AttendeeFieldColumn(fields[column], column))
                        .toList(),
                List.of(new AttendeeTypeMatch("Full", TYPE.id()), new AttendeeTypeMatch("T-shirt", null)),
                null,
                false,
                false);
    }

    private static final AttendeeMapping WHOLE =
            mapping(AttendeeField.NAME, AttendeeField.EMAIL, AttendeeField.TICKET_TYPE, AttendeeField.PRICE);

    private static AttendeeLine line(int line, String... cells) {
        return new AttendeeLine(line, List.of(cells), null, null, List.of());
    }

    private static AttendeeReading.Entry read(String... cells) {
        return new AttendeeReading(WHOLE, List.of(TYPE), List.of()).read(line(2, cells));
    }

    @Test
    void readsWhoComesByWhatTicket() {
        AttendeeReading.Entry entry = read(" Ana  Sá ", "ana@example.org", "Full", "1.234,50 €");

        assertThat(entry.isGood()).isTrue();
        assertThat(entry.name()).isEqualTo("Ana Sá");
        assertThat(entry.type()).isEqualTo(TYPE);
        assertThat(entry.price()).isEqualTo(123_450);
    }

    @Test
    void saysAllThatIsWrongWithALineAndWhere() {
        assertThat(read("", "ana@", "Unheard of", "").findings())
                .extracting(AttendeeFinding::code, AttendeeFinding::column)
                .containsExactly(tuple("NAME_MISSING", 0), tuple("BAD_EMAIL", 1), tuple("UNKNOWN_TYPE", 2));
        assertThat(read("Ana", "", "Full", "1.234").findings())
                .extracting(AttendeeFinding::code)
                .containsExactly("EMAIL_MISSING", "BAD_PRICE");
    }

    @Test
    void leavesOutWhatAnOrganizerLeftOutWhateverElseItSays() {
        AttendeeReading.Entry entry = read("", "", "T-shirt", "x");

        assertThat(entry.skipped()).isTrue();
        assertThat(entry.findings()).isEmpty();
    }

    @Test
    void joinsNamesOfSeveralColumns() {
        AttendeeMapping parts = mapping(AttendeeField.GIVEN_NAME, AttendeeField.FAMILY_NAME, AttendeeField.EMAIL);

        assertThat(new AttendeeReading(parts, List.of(TYPE), List.of())
                        .read(line(2, "Ana", "Sá", "a@example.org"))
                        .name())
                .isEqualTo("Ana Sá");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12|1200",
                "12.5|1250",
                "12,50|1250",
                "1 234,50|123450",
                "1,234.50|123450",
                "1'234.50|123450",
                "1,234,567|123456700",
                "EUR 0.00|0",
                "€ 3|300",
                "0.3|30"
            })
    void readsAmountsAsPeopleWriteThem(String text, long amount) {
        assertThat(Amounts.read(text, "EUR")).isEqualTo(OptionalLong.of(amount));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1.234",
                "1,234",
                "-5",
                "12.345",
                "1.2.3",
                "1.234,567,8",
                "twelve",
                "1e5",
                "12 EUR 3",
                "99999999999999999999"
            })
    void doubtsAmountsThatCouldBeTwo(String text) {
        assertThat(Amounts.read(text, "EUR")).isEmpty();
    }

    @Test
    void readsAmountsOfCurrenciesWithoutParts() {
        assertThat(Amounts.read("1,234", "JPY")).isEqualTo(OptionalLong.of(1_234));
        assertThat(Amounts.read("12.50", "JPY")).isEmpty();
    }

    private static List<AttendeePlan.Step> plan(AttendeeMapping mapping, AttendeeLine... lines) {
        return new AttendeePlan(UUID.randomUUID(), new AttendeeReading(mapping, List.of(TYPE), List.of()))
                .read(List.of(lines));
    }

    @Test
    void knowsThePersonAgainInWhateverCase() {
        List<AttendeePlan.Step> steps = plan(
                WHOLE,
                line(2, "Ana", "ana@example.org", "Full", "1"),
                line(3, "ANA", "Ana@Example.org", "Full", "2"),
                line(4, "Ben", "ana@example.org", "Full", "1"));

        assertThat(steps).extracting(AttendeePlan.Step::outcome).containsExactly(null, AttendeeOutcome.ALREADY, null);
        assertThat(steps.get(1).findings())
                .extracting(AttendeeFinding::code, finding -> finding.params().get("line"))
                .containsExactly(tuple("DUPLICATE", "2"));
    }

    @Test
    void countsTheTicketsOfAnOrderSoThatAMendedNameMakesNoSecondOne() {
        AttendeeMapping mapping = new AttendeeMapping(
                mapping(AttendeeField.NAME, AttendeeField.EMAIL, AttendeeField.ORDER_REFERENCE)
                        .fields(),
                List.of(),
                TYPE.id(),
                false,
                false);
        UUID conference = UUID.randomUUID();
        AttendeeReading reading = new AttendeeReading(mapping, List.of(TYPE), List.of());
        List<AttendeePlan.Step> first = new AttendeePlan(conference, reading)
                .read(List.of(line(2, "Ana", "a@example.org", "X1"), line(3, "Ana", "a@example.org", "X1")));
        List<AttendeePlan.Step> mended = new AttendeePlan(conference, reading)
                .read(List.of(line(2, "Ana", "a@example.org", "X1"), line(3, "Anna", "b@example.org", "X1")));

        assertThat(first).extracting(AttendeePlan.Step::source).doesNotHaveDuplicates();
        assertThat(mended)
                .extracting(AttendeePlan.Step::source)
                .isEqualTo(first.stream().map(AttendeePlan.Step::source).toList());
    }

    @Test
    void givesAwayNoSeatTwice() {
        List<AttendeePlan.Step> steps = plan(
                WHOLE,
                line(2, "Ana", "ana@example.org", "Full", "1"),
                line(3, "Ben", "ben@example.org", "Full", "1"),
                line(4, "Cem", "cem@example.org", "Full", "1"));
        Map<Integer, TicketType> types = Map.of(2, TYPE, 3, TYPE, 4, TYPE);
        Set<String> before = Set.of(steps.get(0).source());

        assertThat(AttendeePlan.settle(steps, before, Map.of(QUOTA, 1), types, false))
                .extracting(AttendeePlan.Step::outcome)
                .containsExactly(AttendeeOutcome.ALREADY, AttendeeOutcome.ADDED, AttendeeOutcome.REFUSED);
        assertThat(AttendeePlan.settle(steps, before, Map.of(QUOTA, 1), types, true))
                .extracting(AttendeePlan.Step::outcome)
                .containsExactly(AttendeeOutcome.ALREADY, AttendeeOutcome.ADDED, AttendeeOutcome.ADDED);
    }
}
