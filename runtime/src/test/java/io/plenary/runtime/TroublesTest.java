package io.plenary.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Remark;
import io.plenary.testing.MovableClock;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TroublesTest {

    private final MovableClock clock = new MovableClock(Instant.parse("2027-02-06T09:00:00Z"));
    private final Troubles troubles = new Troubles(clock);

    @Test
    void aFullDiskIsWorthKnowingForAMinuteAfterItWasLastMet() {
        fail("53100");
        clock.advance(Duration.ofSeconds(59));
        assertThat(troubles.remark()).contains(new Remark(Remark.Code.DATABASE_FULL, null));

        clock.advance(Duration.ofSeconds(2));
        assertThat(troubles.remark()).isEmpty();
    }

    @Test
    void theDiskIsSaidBeforeEverythingElse() {
        fail("53100");
        fail("53300");

        assertThat(troubles.remark()).contains(new Remark(Remark.Code.DATABASE_FULL, null));
    }

    @Test
    void whatIsNoTroubleIsNotRemarked() {
        fail("23505");

        assertThat(troubles.remark()).isEmpty();
    }

    private void fail(String state) {
        troubles.noted(() -> Future.failedFuture(new PgException("refused", "ERROR", state, null)));
    }
}
