package io.plenary.services.registrations.cards;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeMoneyTest {

    @ParameterizedTest
    @CsvSource({
        "1050, EUR, 1050",
        "500, JPY, 500",
        "500, ISK, 50000",
        "500, UGX, 50000",
        "1500, MGA, 15",
        "1230, KWD, 1230"
    })
    void isAsStripeWantsIt(long amount, String currency, long expected) {
        assertThat(StripeMoney.of(amount, currency)).hasValue(expected);
    }

    @ParameterizedTest
    @CsvSource({"1505, MGA", "1234, KWD"})
    void isNeverAnotherAmount(long amount, String currency) {
        assertThat(StripeMoney.of(amount, currency)).isEmpty();
    }
}
