package io.plenary.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.audit.RefusedAction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RefusalTallyTest {

    private final RefusedAction action = new RefusedAction(UUID.randomUUID(), null, null, "listAudit", 403, 0);
    private Instant now = Instant.parse("2027-03-05T09:00:00Z");
    private final RefusalTally tally = new RefusalTally(() -> now);

    private long written(String who, int times) {
        return IntStream.range(0, times)
                .filter(time -> tally.mayBeWritten(who, action))
                .count();
    }

    @Test
    void theFirstTimesAreWrittenDownEachAndOfTheOthersHowManyThereWere() {
        assertThat(written("ada", 322)).isEqualTo(RefusalTally.EACH);
        assertThat(tally.over()).isEmpty();

        now = now.plus(RefusalTally.SPAN);

        assertThat(tally.over()).isEqualTo(List.of(action.and(311)));
        assertThat(tally.over()).isEmpty();
    }

    @Test
    void whenTheTimeIsOverItBeginsAnew() {
        written("ada", 20);
        now = now.plus(RefusalTally.SPAN);
        tally.over();

        assertThat(written("ada", 20)).isEqualTo(RefusalTally.EACH);
    }

    @Test
    void whoStopsInTimeIsNotToldOfAgain() {
        written("ada", RefusalTally.EACH);
        now = now.plus(RefusalTally.SPAN);

        assertThat(tally.over()).isEmpty();
    }

    @Test
    void oneDoesNotTakeFromAnother() {
        written("ada", 1_000);

        assertThat(written("grace", 3)).isEqualTo(3);
    }

    @Test
    void manyPeopleDoNotFillADiskEither() {
        long written = IntStream.range(0, 10_000)
                .mapToLong(person -> written("203.0.113." + person, 1))
                .sum();

        assertThat(written).isEqualTo(RefusalTally.PEOPLE + RefusalTally.EACH);
        now = now.plus(RefusalTally.SPAN);
        assertThat(tally.over()).singleElement().satisfies(others -> assertThat(others)
                .returns(null, RefusedAction::actorId)
                .returns(10_000L - RefusalTally.PEOPLE - RefusalTally.EACH - 1, RefusedAction::more));
    }
}
