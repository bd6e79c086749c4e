package io.plenary.services.audit;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plenary.contracts.Caller;
import io.plenary.contracts.audit.AuditChain;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.runtime.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OldEntriesTest extends AuditStage {

    private final Event oldest = moved(NOON);
    private final Event older = moved(NOON.plusSeconds(1));
    private final Event young = moved(NOON.plus(Duration.ofDays(2)));
    private final Event late = moved(NOON);

    private Event moved(Instant at) {
        Event event = event(new SessionMoved(UUID.randomUUID(), "Caches", 1));
        return new Event(event.id(), event.type(), at, organization, null, ada, null, event.payload());
    }

    private Database written() {
        deploy();
        append(oldest, older, young, late);
        entryOf(late);
        return await(node.node().databases().open("audit"));
    }

    @Test
    void whatIsTooOldGoesAndTheChainHolds() {
        Database database = written();

        await(new OldEntries(database, () -> NOON.plus(OldEntries.KEPT).plus(Duration.ofDays(1))).letGo());

        assertThat(all(organization)).extracting(AuditEntry::id).containsExactlyInAnyOrder(young.id(), late.id());
        assertThat(checked()).returns(3L, AuditChain::first).returns(null, AuditChain::brokenAt);
    }

    @Test
    void whatIsYoungCannotBeLetGo() {
        Database database = written();

        assertThatThrownBy(() -> await(database.write(
                        Caller.SYSTEM,
                        tx -> ChainStore.letGo(
                                tx.sql(), organization, Instant.now().atOffset(ZoneOffset.UTC), 10))))
                .hasMessageContaining("90 days at least");
        assertThat(all(organization)).hasSize(4);
    }
}
