package io.plenary.formats.reading;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LengthTest {

    @ParameterizedTest
    @CsvSource({
        "0:45, 45",
        "00:45, 45",
        "01:30, 90",
        "27:30, 1650",
        "00:30:00, 30",
        "01:30:00, 90",
        "1:30:00, 90",
        "0:45:30, 46",
        "12:00:00, 720",
        "45, 45",
        "45.0, 45",
        "45 min, 45",
        "PT45M, 45",
        "PT90S, 2",
        "P1D, 1440",
        "P1DT2H, 1560",
        "P1W, 10080",
        "P1W2DT3H, 13140",
        "PT36H, 2160",
    })
    void everyDialectIsRead(String written, int minutes) {
        assertThat(Length.read(written, false)).isEqualTo(new Length(minutes, false));
    }

    @ParameterizedTest
    @CsvSource({
        "1:00:00, 60, 1440",
        "1:15:00, 75, 2340",
        "1:03:30, 1650, 1650",
        "2:12:15, 3615, 3615",
        "10:03:30, 604, 14610",
    })
    void whatCanBeReadInTwoWaysIsDoubtfulUnlessTheProgramIsKnown(String written, int guess, int asDays) {
        assertThat(Length.read(written, false)).isEqualTo(new Length(guess, true));
        assertThat(Length.read(written, true)).isEqualTo(new Length(asDays, false));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "soon", "P", "PT", "-PT5M", "1:2", "00:99", "1:00:00:00", "P100W", "99999"})
    void whatIsNoDurationIsNone(String written) {
        assertThat(Length.read(written, false)).isNull();
    }
}
