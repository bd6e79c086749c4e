package io.plenary.services.organizations;

import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plenary.contracts.Caller;
import io.plenary.contracts.MergePatch;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.events.Event;
import io.plenary.contracts.organizations.InvitationsService;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Database;
import io.plenary.testing.Outboxes;
import io.plenary.testing.TestNode;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.parallel.ResourceLock;

/** A node with the organizations service, and new users for every test. */
@ResourceLock("OrganizationsTest")
abstract class OrganizationsTest {

    static final Caller ADMIN = new Caller(UUID.randomUUID(), Caller.Platform.ADMIN, null);

    private static TestNode node;
    static OrganizationsService organizations;
    static InvitationsService invitations;

    final Caller ada = Caller.user(UUID.randomUUID());
    final Caller ben = Caller.user(UUID.randomUUID());
    final Caller stranger = Caller.user(UUID.randomUUID());

    @BeforeAll
    static void start() {
        node = new TestNode().deploy(OrganizationsVerticle::new);
        organizations = node.proxy(OrganizationsService.class, OrganizationsService.ADDRESS);
        invitations = node.proxy(InvitationsService.class, InvitationsService.ADDRESS);
    }

    @AfterAll
    static void stop() {
        node.close();
    }

    static List<UUID> rows(Caller caller, String statement) {
        return await(node.node()
                .databases()
                .open("organizations")
                .compose((Database database) ->
                        database.read(caller, sql -> sql.query(statement).execute()))
                .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList()));
    }

    /** All that was announced about an organization, oldest first. */
    static void assertAnnounced(Organization organization, String... types) {
        await().untilAsserted(() -> assertThat(Outboxes.read(node, "organizations"))
                .filteredOn(event -> organization.id().equals(event.organizationId()))
                .extracting(Event::type)
                .containsExactly(types));
    }

    static List<OrganizationRole> roles(Organization organization) {
        return await(organizations.listMembers(ADMIN, organization.id(), null, 50)).items().stream()
                .map(Member::role)
                .toList();
    }

    static Organization found() {
        return await(organizations.createOrganization(ADMIN, draft(UUID.randomUUID(), slug())));
    }

    final Caller memberOf(Organization organization, OrganizationRole role) {
        return memberOf(organization, ada, role);
    }

    static Caller memberOf(Organization organization, Caller user, OrganizationRole role) {
        await(organizations.putMember(Caller.SYSTEM, member(organization, user.userId(), role)));
        return user;
    }

    static Member member(Organization organization, UUID userId, OrganizationRole role) {
        return new Member(organization.id(), userId, role, null);
    }

    static Organization draft(UUID id, String slug) {
        return new Organization(
                id, slug, "Tidewater Talks", "Talks by the sea", "https://tides.example", null, null, 0);
    }

    static String slug() {
        return "o-" + UUID.randomUUID().toString().substring(0, 8);
    }

    static MergePatch patch(String member, Object value) {
        return new MergePatch(new JsonObject().put(member, value));
    }
}
