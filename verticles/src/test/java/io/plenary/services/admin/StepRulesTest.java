package io.plenary.services.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.runtime.work.Rounds;
import io.vertx.serviceproxy.ServiceException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepRulesTest {

    private final StepRules rules = new StepRules(
            Duration.ofSeconds(1), Duration.ofSeconds(5), 4, 2, Duration.ofSeconds(30), Duration.ofMinutes(3));

    @Test
    void stepsFollowEachOtherUntilReady() {
        assertThat(Stream.iterate(ProvisioningState.REQUESTED, StepRules::after).limit(6))
                .isEqualTo(ProvisioningTest.WHOLE_WAY);
    }

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

    @Test
    void reasonsAreWordsForAPerson() {
        assertThat(StepRules.reason(ProvisioningState.SERVICE_UP, Refusal.TOO_LATE.because("No answer in time.")))
                .isEqualTo("The program service did not come up: No answer in time.");
        assertThat(StepRules.reason(ProvisioningState.MIGRATED, new IllegalStateException("select secret")))
                .isEqualTo("The tables of the database could not be made: "
                        + "Something unexpected happened; the log of the node has the details.");
        assertThat(StepRules.interrupted(ProvisioningState.DATABASE_CREATED, 3))
                .isEqualTo("The database could not be created: It was tried 3 times, and broken off in the end.");
    }

    @Test
    void theLeaseOutlastsAStep() {
        assertThat(StepRules.DEFAULT.lease()).isGreaterThan(Duration.ofMillis(Rounds.BUDGET_MILLIS));
    }
}
