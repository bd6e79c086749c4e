package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.plenary.contracts.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordStrengthTest {

    private static final List<String> ADA = List.of("ada.lovelace@example.org", "Ada Lovelace-Byron");

    @ParameterizedTest
    @CsvSource({
        "password, PASSWORD_COMMON",
        "Password1, PASSWORD_COMMON",
        "iloveyou, PASSWORD_COMMON",
        "'        ', PASSWORD_REPEATS",
        "aaaaaaaaaaaa, PASSWORD_SEQUENCE",
        "abcabcabcabc, PASSWORD_REPEATS",
        "lovelace, PASSWORD_IS_YOURS",
        "AdaLovelace, PASSWORD_IS_YOURS",
        "ada.lovelace@example.org, PASSWORD_IS_YOURS",
        "zxcvfrewq, PASSWORD_KEYS"
    })
    void whatIsGuessedEarlyIsRefusedWithAReason(String text, Fault fault) {
        assertThat(weakness(text)).contains(fault);
    }

    @ParameterizedTest
    @ValueSource(strings = {"12345678", "qwertyuiop", "87654321", "11111111", "letmein1"})
    void whatEverybodyTriesIsRefused(String text) {
        assertThat(weakness(text)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"correct horse battery", "a long enough password", "Xk3!vq9Lm", "drei rote Lampen"})
    void whatIsHardToGuessIsTaken(String text) {
        assertThat(weakness(text)).isEmpty();
    }

    @Test
    void aLongPasswordTakesNoLongerThanAShortOne() {
        String endless = "aA1!".repeat(10_000);
        NewPassword password = new NewPassword("/password", endless, List.of("n".repeat(10_000)));

        assertTimeoutPreemptively(Duration.ofSeconds(10), () -> PasswordStrength.weakness(password));
    }

    private static Optional<Fault> weakness(String text) {
        return PasswordStrength.weakness(new NewPassword("/password", text, ADA));
    }
}
