package io.plenary.services.audit;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.audit.AuditChain;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.runtime.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class OldEntriesTest extends AuditStage {

    private static final Duration KEPT = Duration.ofDays(730);

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

        await(new OldEntries(database, () -> NOON.plus(KEPT).plus(Duration.ofDays(1))).letGo());

        assertThat(all(organization)).extracting(AuditEntry::id).containsExactlyInAnyOrder(young.id(), late.id());
        assertThat(checked()).returns(3L, AuditChain::first).returns(null, AuditChain::brokenAt);
    }

    @Test
    void anOrganizationSaysForHowLong() {
        Database database = written();

        AuditChain chain = await(audit.setRetention(owner, organization, 365));
        await(new OldEntries(database, () -> NOON.plus(Duration.ofDays(366))).letGo());

        assertThat(chain.keptDays()).isEqualTo(365);
        assertThat(all(organization))
                .extracting(AuditEntry::id)
                .contains(young.id(), late.id())
                .doesNotContain(oldest.id(), older.id());
        assertThat(checked()).returns(3L, AuditChain::first).returns(null, AuditChain::brokenAt);
    }

    @Test
    void whoHasItKeptForAnotherTimeIsWrittenDownWithTheTimeBefore() {
        deploy();
        await(audit.setRetention(owner, organization, 365));
        await(audit.setRetention(owner, organization, 400));

        await().untilAsserted(() -> assertThat(all(organization))
                .filteredOn(entry -> entry.actorId().equals(owner.userId()))
                .extracting(AuditEntry::details, AuditEntry::before)
                .contains(tuple(Map.of("days", "400"), Map.of("days", "365"))));
    }

    @Test
    void nobodyElseSaysForHowLongAndNobodyForTooLongOrTooShort() {
        deploy();
        for (int days : new int[] {0, 90, 3_651}) {
            assertRefused(Refusal.INVALID, () -> audit.setRetention(owner, organization, days));
        }
        assertRefused(
                Refusal.FORBIDDEN,
                () -> audit.setRetention(member(organization, OrganizationRole.ORGANIZER), organization, 365));
        assertRefused(Refusal.FORBIDDEN, () -> audit.setRetention(owner, UUID.randomUUID(), 365));
        assertRefused(Refusal.UNAUTHENTICATED, () -> audit.setRetention(Caller.ANONYMOUS, organization, 365));
        assertThat(await(audit.getChain(owner, organization)).keptDays()).isEqualTo(730);
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
