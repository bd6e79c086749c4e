package io.plenary.services.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.ProvisioningState;
import io.plenary.runtime.work.Lease;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StepRulesTest {

    @Test
    void stepsFollowEachOtherUntilReady() {
        assertThat(Stream.iterate(ProvisioningState.REQUESTED, StepRules::after).limit(6))
                .isEqualTo(ProvisioningTest.WHOLE_WAY);
    }

    @Test
    void reasonsAreWordsForAPerson() {
        assertThat(StepRules.reason(ProvisioningState.SERVICE_UP, Refusal.TOO_LATE.because("No answer in time.")))
                .isEqualTo("The program service did not come up: No answer in time.");
        assertThat(StepRules.reason(ProvisioningState.MIGRATED, new IllegalStateException("select secret")))
                .isEqualTo("The tables of the database could not be made: "
                        + "Something unexpected happened; the log of the node has the details.");
        assertThat(StepRules.reason(ProvisioningState.DATABASE_CREATED, new Lease.BrokenOff(3)))
                .isEqualTo("The database could not be created: It was tried 3 times, and broken off in the end.");
    }

    @Test
    void theLeaseOutlastsAStep() {
        assertThat(Work.Rules.DEFAULT.jobs().lease())
                .isGreaterThan(Work.Rules.DEFAULT.jobs().longest());
    }
}
