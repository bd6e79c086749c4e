package io.plenary.services.audit;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.audit.AuditChain;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.runtime.Database;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlResult;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChainsTest extends AuditStage {

    private static final int ENTRIES = 450;

    private Database database;

    @BeforeEach
    void writeDown() {
        deploy();
        Event[] events = IntStream.range(0, ENTRIES)
                .mapToObj(number -> event(new SessionMoved(UUID.randomUUID(), "Caches", number)))
                .toArray(Event[]::new);
        append(events);
        awaitEntries(organization, ENTRIES);
        database = await(node.node().databases().open("audit"));
    }

    @Test
    void aChainThatNobodyTouchedIsInOrder() {
        assertThat(checked())
                .returns(null, AuditChain::brokenAt)
                .returns(1L, AuditChain::first)
                .satisfies(chain -> assertThat(chain.checkedTo()).isGreaterThanOrEqualTo(ENTRIES))
                .satisfies(chain -> assertThat(chain.hash()).hasSize(64));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "update entries set actor_id = gen_random_uuid() where number = 17 | 17",
                "update entries set actor_id = null where number = 17 | 17",
                "update entries set occurred_at = occurred_at + interval '1 microsecond' where number = 250 | 250",
                "update entries set details = '{\"version\":\"1\"}' where number = 17 | 17",
                "update entries set hash = sha256('x') where number = 17 | 17",
                "delete from entries where number = 17 | 17",
                "delete from entries where number <= 3 | 1",
                "update entries set number = 10000 where number = 17 | 17",
                "update entries set chain = gen_random_uuid() where number = 17 | 17"
            })
    void anEntryThatWasChangedOrTakenAwayIsFound(String tampering, long number) {
        tamper(tampering);

        assertThat(checked().brokenAt()).isEqualTo(number);
        await().untilAsserted(() ->
                assertThat(all(organization)).extracting(AuditEntry::type).contains("AuditChainBroken"));
    }

    @Test
    void theEndOfAChainIsMissedToo() {
        tamper("delete from entries where number > 440");

        assertThat(checked().brokenAt()).isEqualTo(441);
    }

    @Test
    void theProgramItselfChangesAndDeletesNothing() {
        assertThat(touched("update entries set actor_id = null where number = 17"))
                .isZero();
        assertThat(touched("delete from entries")).isZero();
        assertThat(checked().brokenAt()).isNull();
    }

    private int touched(String statement) {
        Future<Integer> touched = database.write(
                Caller.SYSTEM, tx -> tx.sql().query(statement).execute().map(SqlResult::rowCount));
        return await(touched);
    }

    @Test
    void anOrganizationAddsNothingToItsChain() {
        String forged =
                """
                insert into entries (chain, number, id, type, occurred_at, details, before, hash)
                values ('%s', 10000, gen_random_uuid(), 'Forged', now(), '{}', '{}', 'x')
                """
                        .formatted(organization);

        assertThatThrownBy(() ->
                        await(database.write(owner, tx -> tx.sql().query(forged).execute())))
                .hasMessageContaining("row-level security");
        assertThat(all(organization)).extracting(AuditEntry::type).doesNotContain("Forged");
    }
}
