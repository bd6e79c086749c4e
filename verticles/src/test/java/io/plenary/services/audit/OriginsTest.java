package io.plenary.services.audit;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Refusal;
import io.plenary.contracts.admin.AdminEvents.ErasureRequested;
import io.plenary.contracts.audit.AuditChain;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.events.Origin;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import io.plenary.runtime.Database;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** From where it was asked for. */
class OriginsTest extends AuditStage {

    private final UUID token = UUID.randomUUID();
    private final UUID otherOrganization = UUID.randomUUID();
    private final Event ours = from(new Origin("203.0.113.7", "Firefox · Linux", token, "Asked to by mail"), moved());
    private final Event theirs = from(
            new Origin("2001:db8:0:0:0:0:0:1", null, null, null),
            event(new SessionMoved(UUID.randomUUID(), "Locks", 1), otherOrganization, null));
    private final Event nowhere = moved();

    private Database database;

    private Event moved() {
        return event(new SessionMoved(UUID.randomUUID(), "Caches", 1));
    }

    @BeforeEach
    void writeDown() {
        deploy();
        append(ours, theirs, nowhere);
        entryOf(nowhere);
        database = await(node.node().databases().open("audit"));
    }

    @Test
    void anEntrySaysFromWhereItWasAskedForAsFarAsThatIsKnown() {
        assertThat(entryOf(ours).origin()).isEqualTo(ours.origin());
        assertThat(entryOf(nowhere).origin()).isNull();
    }

    @Test
    void whatCameFromAnAddressIsFoundHoweverItIsWritten() {
        assertThat(from("203.0.113.7")).containsExactly(ours.id());
        assertThat(from("2001:DB8::1")).containsExactly(theirs.id());
        assertThat(from("203.0.113.8")).isEmpty();
        assertRefused(Refusal.INVALID, () -> audit.listEntries(admin, at(null, "example.org")));
    }

    @Test
    void noOrganizationSeesFromWhereOthersAre() {
        assertThat(await(audit.listEntries(owner, at(organization, "2001:db8::1")))
                        .items())
                .isEmpty();
        List<UUID> seen = await(database.read(owner, sql -> sql.query("select id from origins")
                .mapping(row -> row.getUUID("id"))
                .execute()
                .map(rows -> rows.stream().toList())));
        assertThat(seen).containsExactly(ours.id());
    }

    private List<UUID> from(String address) {
        return await(audit.listEntries(admin, at(null, address))).items().stream()
                .map(AuditEntry::id)
                .toList();
    }

    private static AuditQuery at(UUID ofOrganization, String address) {
        return new AuditQuery(ofOrganization, null, null, null, null, null, null, null, 10, address);
    }

    @Test
    void wherePeopleWereIsForgottenBeforeTheEntryAndTheChainHolds() {
        await(new OldEntries(database, () -> NOON.plus(Duration.ofDays(91))).forgetPlaces());

        assertThat(entryOf(ours).origin()).isEqualTo(new Origin(null, null, token, "Asked to by mail"));
        assertThat(entryOf(theirs).origin()).isNull();
        assertThat(checked()).returns(null, AuditChain::brokenAt);
    }

    @Test
    void nothingYoungIsForgotten() {
        await(new OldEntries(database, () -> NOON.plus(Duration.ofDays(89))).forgetPlaces());

        assertThat(entryOf(ours).origin()).isEqualTo(ours.origin());
    }

    @Test
    void whoIsErasedWasNowhere() {
        append(event(new ErasureRequested(ada), null, null));

        await().untilAsserted(() -> assertThat(entryOf(ours).origin()).isNull());
        assertThat(checked()).returns(null, AuditChain::brokenAt);
    }
}
