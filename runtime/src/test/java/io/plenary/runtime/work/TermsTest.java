package io.plenary.runtime.work;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TermsTest {

    private final Terms rules = new Terms(
            Duration.ofSeconds(30),
            Duration.ofSeconds(20),
            Duration.ofSeconds(20),
            Duration.ofSeconds(1),
            Duration.ofSeconds(5),
            4,
            2);

    @Test
    void waitsDoubleUpToTheLongest() {
        assertThat(Stream.of(1, 2, 3, 4, 60).map(rules::waitAfter).map(Duration::toSeconds))
                .containsExactly(1L, 2L, 4L, 5L, 5L);
    }

    @Test
    void silenceIsWaitedOutAFaultTriedAgainAndARefusalTaken() {
        assertThat(rules.isWorthRepeating(Refusal.UNAVAILABLE.because("gone"), 1, 0))
                .isTrue();
        assertThat(rules.isWorthRepeating(Refusal.TOO_LATE.because("slow"), 3, 0))
                .isTrue();
        assertThat(rules.isWorthRepeating(Refusal.TOO_LATE.because("slow"), 4, 0))
                .isFalse();
        assertThat(rules.isWorthRepeating(Refusal.CONFLICT.because("taken"), 1, 0))
                .isFalse();
        assertThat(rules.isWorthRepeating(new ServiceException(500, "Incident"), 1, 1))
                .isTrue();
        assertThat(rules.isWorthRepeating(new ServiceException(500, "Incident"), 2, 2))
                .isFalse();
        assertThat(rules.isWorthRepeating(new IllegalStateException("bug"), 2, 2))
                .isFalse();
    }

    @Test
    void aFaultAfterWorkersThatDiedIsTriedAgain() {
        assertThat(rules.isWorthRepeating(new IllegalStateException("bug"), 3, 1))
                .isTrue();
        assertThat(rules.isWorthRepeating(Refusal.TOO_LATE.because("slow"), 3, 1))
                .isTrue();
        assertThat(rules.isWorthRepeating(new IllegalStateException("bug"), 4, 1))
                .isFalse();
    }
}
