package io.plenary.services.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OneTimeCodesTest {

    private static final byte[] SECRET = "12345678901234567890".getBytes(StandardCharsets.US_ASCII);
    private static final Instant NOW = Instant.ofEpochSecond(1_111_111_109);
    private static final String CODE = "081804";

    /** RFC 6238, appendix B: the last six of its eight digits. */
    @ParameterizedTest
    @CsvSource({
        "59, 287082",
        "1111111109, 081804",
        "1111111111, 050471",
        "1234567890, 005924",
        "2000000000, 279037",
        "20000000000, 353130"
    })
    void codesAreThoseOfTheStandard(long second, String code) {
        assertThat(OneTimeCodes.at(SECRET, second / 30)).isEqualTo(code);
    }

    @ParameterizedTest
    @ValueSource(ints = {-30, 0, 30})
    void aClockMayBeAStepOff(int seconds) {
        assertThat(OneTimeCodes.step(SECRET, CODE, 0, NOW.plusSeconds(seconds))).hasValue(NOW.getEpochSecond() / 30);
    }

    @ParameterizedTest
    @ValueSource(ints = {-60, 60})
    void andNotTwo(int seconds) {
        assertThat(OneTimeCodes.step(SECRET, CODE, 0, NOW.plusSeconds(seconds))).isEmpty();
    }

    @Test
    void aCodeIsAcceptedOnceAndNoneBeforeIt() {
        long step = NOW.getEpochSecond() / 30;

        assertThat(OneTimeCodes.step(SECRET, CODE, step, NOW)).isEmpty();
        assertThat(OneTimeCodes.step(SECRET, CODE, step + 1, NOW)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "08180", "0818040", "٠٨١٨٠٤", "abcdef"})
    void whatIsNoCodeIsWrong(String typed) {
        assertThat(OneTimeCodes.step(SECRET, typed, 0, NOW)).isEmpty();
    }

    /** RFC 4648 §10 has none of this length; this one is made by an independent program. */
    @Test
    void aSecretIsToldAsAppsReadIt() {
        assertThat(Base32.of(SECRET)).isEqualTo("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
        assertThat(Base32.of(new byte[10])).isEqualTo("AAAAAAAAAAAAAAAA");
    }

    @Test
    void aRecoveryCodeIsReadHoweverItIsTyped() {
        String code = RecoveryCode.generate().get(0);

        assertThat(code).matches("([a-z2-7]{4}-){3}[a-z2-7]{4}");
        assertThat(RecoveryCode.hash(" " + code.toUpperCase().replace("-", " ")))
                .isEqualTo(RecoveryCode.hash(code));
        assertThat(RecoveryCode.generate()).doesNotHaveDuplicates().hasSize(10).doesNotContain(code);
    }
}
