package io.plenary.services.audit;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.audit.AuditEntry;
import io.plenary.contracts.audit.AuditPage;
import io.plenary.contracts.audit.AuditQuery;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.program.ProgramEvents.SessionMoved;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AuditOfOthersTest extends AuditStage {

    private final UUID session = UUID.randomUUID();
    private final UUID otherOrganization = UUID.randomUUID();
    private final Event ours = event(new SessionMoved(session, "Caches", 1));
    private final Event theirs = event(new SessionMoved(UUID.randomUUID(), "Locks", 1), otherOrganization, null);
    private final Event nobodys = event(new SessionMoved(UUID.randomUUID(), "Queues", 1), null, null);

    @BeforeEach
    void writeDown() {
        deploy();
        append(ours, theirs, nobodys);
        entryOf(nobodys);
    }

    @Test
    void ownersSeeTheirOrganizationAndNoOther() {
        assertThat(page(owner, organization, null, MANY).items())
                .extracting(AuditEntry::id)
                .contains(ours.id())
                .doesNotContain(theirs.id(), nobodys.id());
    }

    @Test
    void nobodyElseSeesIt() {
        AuditQuery query = query(organization, null, 10);
        for (Caller caller : List.of(
                member(organization, OrganizationRole.ORGANIZER),
                member(organization, OrganizationRole.STAFF),
                member(otherOrganization, OrganizationRole.OWNER),
                Caller.user(ada))) {
            assertRefused(Refusal.FORBIDDEN, () -> audit.listEntries(caller, query));
            assertRefused(Refusal.FORBIDDEN, () -> audit.exportEntries(caller, query));
            assertRefused(Refusal.FORBIDDEN, () -> audit.getChain(caller, organization));
            assertRefused(Refusal.FORBIDDEN, () -> audit.checkChain(caller, organization));
        }
        assertRefused(Refusal.UNAUTHENTICATED, () -> audit.listEntries(Caller.ANONYMOUS, query));
    }

    @Test
    void allOfThePlatformIsForAdministrators() {
        assertThat(page(admin, null, null, MANY).items())
                .extracting(AuditEntry::id)
                .contains(ours.id(), theirs.id(), nobodys.id());
        assertRefused(Refusal.FORBIDDEN, () -> audit.listEntries(owner, query(null, null, 10)));
        assertRefused(Refusal.FORBIDDEN, () -> audit.getChain(owner, null));
    }

    @Test
    void aStatementThatForgetsWhatItLooksForSeesNoOtherOrganization() {
        List<UUID> seen = await(node.node()
                .databases()
                .open("audit")
                .compose(database -> database.read(owner, sql -> sql.query("select id from entries")
                        .mapping(row -> row.getUUID("id"))
                        .execute()
                        .map(rows -> rows.stream().toList()))));

        assertThat(seen).contains(ours.id()).doesNotContain(theirs.id(), nobodys.id());
    }

    @Test
    void whatIsLookedForIsFoundAndNothingElse() {
        assertThat(found(new AuditQuery(null, null, null, "SessionMoved", null, null, null, null, 10)))
                .hasSize(3);
        assertThat(found(new AuditQuery(null, null, null, "SessionMoved", null, conference, null, null, 10)))
                .containsExactly(ours.id());
        assertThat(found(new AuditQuery(null, null, null, null, null, null, session, null, 10)))
                .containsExactly(ours.id());
        assertThat(found(new AuditQuery(null, NOON, NOON.plusSeconds(1), null, ada, null, null, null, 10)))
                .hasSize(3);
        assertThat(found(new AuditQuery(null, NOON.plusSeconds(1), null, null, ada, null, null, null, 10)))
                .isEmpty();
        assertThat(found(new AuditQuery(null, null, NOON, null, ada, null, null, null, 10)))
                .isEmpty();
    }

    private List<UUID> found(AuditQuery query) {
        return await(audit.listEntries(admin, query)).items().stream()
                .map(AuditEntry::id)
                .toList();
    }

    @Test
    void pagesFollowEachOtherAndLackNothing() {
        AuditPage first = await(audit.listEntries(admin, moved(null)));
        AuditPage last = await(audit.listEntries(admin, moved(first.nextCursor())));

        assertThat(first.items()).hasSize(2);
        assertThat(last.nextCursor()).isNull();
        assertThat(Stream.concat(first.items().stream(), last.items().stream()))
                .extracting(AuditEntry::id)
                .containsExactlyInAnyOrder(ours.id(), theirs.id(), nobodys.id());
    }

    private static AuditQuery moved(String cursor) {
        return new AuditQuery(null, null, null, "SessionMoved", null, null, null, cursor, 2);
    }

    @Test
    void whatCannotBeAskedIsRefused() {
        assertRefused(Refusal.INVALID, () -> audit.listEntries(admin, query(null, null, 201)));
        assertRefused(Refusal.INVALID, () -> audit.listEntries(admin, query(null, null, 0)));
        assertRefused(Refusal.INVALID, () -> audit.listEntries(admin, query(null, "no cursor", 10)));
        assertRefused(
                Refusal.INVALID,
                () -> audit.listEntries(admin, new AuditQuery(null, NOON, NOON, null, null, null, null, null, 10)));
    }
}
