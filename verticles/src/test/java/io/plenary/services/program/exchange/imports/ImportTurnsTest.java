package io.plenary.services.program.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ImportTurnsTest {

    private static final Instant NOW = Instant.parse("2027-05-18T10:00:00Z");

    private final ImportTurns turns = new ImportTurns();
    private final UUID one = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Test
    void anOrganizationHasOneImportAtATimeAndKeepsNobodyElseWaiting() {
        assertThat(turns.begin(one, NOW)).isZero();

        assertThat(turns.begin(one, NOW)).isPositive();
        assertThat(turns.begin(other, NOW)).isZero();
    }

    @Test
    void whatTookLongLetsOthersPassForAsLong() {
        turns.begin(one, NOW);
        turns.end(one, NOW.plusSeconds(40));

        assertThat(turns.begin(one, NOW.plusSeconds(50))).isEqualTo(Duration.ofSeconds(30));
        assertThat(turns.begin(other, NOW.plusSeconds(50))).isZero();
        assertThat(turns.begin(one, NOW.plusSeconds(80))).isZero();
    }

    @Test
    void afterAShortOneTheNextBeginsAtOnce() {
        turns.begin(one, NOW);
        turns.end(one, NOW.plus(ImportTurns.SHORT));

        assertThat(turns.begin(one, NOW.plus(ImportTurns.SHORT))).isZero();
    }

    @Test
    void aTurnThatNobodyEndsIsOverSomeTime() {
        turns.begin(one, NOW);
        Instant later = NOW.plus(ImportTurns.LOST).plusSeconds(1);

        assertThat(turns.begin(one, later)).isZero();
        turns.end(one, later);
        turns.end(one, later);
        assertThat(turns.begin(one, later)).isZero();
    }
}
