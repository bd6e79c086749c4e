package io.plenary.services.audit;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.launch.AuditCommand;
import io.plenary.runtime.Database;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What an operator is told who looks. */
class VerificationTest extends AuditStage {

    private static final int ENTRIES = 1_030;

    private final List<String> found = new ArrayList<>();

    @BeforeEach
    void writeDown() {
        deploy();
        Event[] events = IntStream.range(0, ENTRIES)
                .mapToObj(number -> event(new SessionMoved(UUID.randomUUID(), "Caches", number)))
                .toArray(Event[]::new);
        for (int from = 0; from < ENTRIES; from += 500) {
            append(Arrays.copyOfRange(events, from, Math.min(from + 500, ENTRIES)));
        }
        Event nobodys = event(new SessionMoved(UUID.randomUUID(), "Queues", 1), null, null);
        append(nobodys);
        awaitEntries(organization, ENTRIES);
        awaitEntries(null, 1);
    }

    private boolean verify() {
        Database database = node.node().databases().look("audit");
        return await(AuditVerticle.verify(database, found::add));
    }

    @Test
    void chainsThatNobodyTouchedAreInOrder() {
        assertThat(verify()).isTrue();
        assertThat(found)
                .anyMatch(line -> line.startsWith("The chain of the platform is in order: entries 1 to 1, "))
                .anyMatch(line -> line.startsWith(
                        "The chain of the organization %s is in order: entries 1 to 1030, ".formatted(organization)))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update entries set actor_id = gen_random_uuid() where number = 17 | 17",
                "update entries set details = '{}' where number = 1017 | 1017",
                "delete from entries where number = 1000 | 1000",
                "delete from entries where number > 1020 | 1021",
                "delete from entries where number <= 3 and chain <> '00000000-0000-0000-0000-000000000000' | 1"
            })
    void theFirstEntryThatIsNotWhatWasWrittenIsNamed(String tampering, long number) {
        tamper(tampering);

        assertThat(verify()).isFalse();
        assertThat(found)
                .contains("The chain of the organization %s is BROKEN: entry %d is missing or not what was written"
                        .formatted(organization, number))
                .anyMatch(line -> line.startsWith("The chain of the platform is in order"));
    }

    @Test
    void whatIsLetGoBecauseOfItsAgeIsNotMissed() {
        Database database = await(node.node().databases().open("audit"));
        await(new OldEntries(database, () -> NOON.plus(Duration.ofDays(731))).letGo());

        assertThat(verify()).isTrue();
    }

    @Test
    void theCommandIsKnownByItsWords() {
        assertThat(AuditCommand.isMeantBy("audit", "verify", "--data=x")).isTrue();
        assertThat(AuditCommand.options("audit", "verify", "--data=x")).containsExactly("--data=x");
        assertThat(AuditCommand.isMeantBy("audit")).isFalse();
        assertThat(AuditCommand.isMeantBy("--data=x")).isFalse();
    }
}
