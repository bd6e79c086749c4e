package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.nulabinc.zxcvbn.Zxcvbn;
import io.plenary.contracts.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
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

    /** The list that comes with the estimator, of passwords that leaked and are the first to be tried; every tenth of it. */
    @Test
    void nothingOfTheListOfLeakedPasswordsIsTaken() throws IOException {
        List<String> leaked = leakedPasswords();

        assertThat(leaked).hasSizeGreaterThan(1_000);
        assertThat(leaked).filteredOn(text -> weakness(text).isEmpty()).isEmpty();
    }

    private static List<String> leakedPasswords() throws IOException {
        try (BufferedReader list = new BufferedReader(new InputStreamReader(
                Zxcvbn.class.getResourceAsStream("matchers/dictionaries/passwords.txt"), StandardCharsets.UTF_8))) {
            List<String> long8 = list.lines().filter(text -> text.length() >= 8).toList();
            return IntStream.range(0, long8.size() / 10)
                    .mapToObj(i -> long8.get(i * 10))
                    .toList();
        }
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
