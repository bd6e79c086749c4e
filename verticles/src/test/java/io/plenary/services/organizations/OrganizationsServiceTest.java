package io.plenary.services.organizations;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.plenary.contracts.Caller;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationPage;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import io.vertx.pgclient.PgException;
import io.vertx.serviceproxy.ServiceException;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganizationsServiceTest extends OrganizationsTest {

    @Test
    void anAdministratorFoundsAnOrganizationWithoutJoiningIt() {
        Organization founded = found();

        assertThat(await(organizations.getOrganization(ADMIN, founded.slug()))).isEqualTo(founded);
        assertThat(await(organizations.listMembers(ADMIN, founded.id(), null, 50))
                        .items())
                .isEmpty();
        assertThat(await(organizations.membershipsOf(ADMIN, ADMIN.userId()))).isEmpty();
    }

    @Test
    void nobodyElseFoundsOrganizations() {
        Organization draft = draft(UUID.randomUUID(), slug());
        Caller owner = memberOf(found(), OrganizationRole.OWNER);

        assertRefused(Refusal.FORBIDDEN, () -> organizations.createOrganization(owner, draft));
        assertRefused(Refusal.UNAUTHENTICATED, () -> organizations.createOrganization(Caller.ANONYMOUS, draft));
        assertRefused(Refusal.NOT_FOUND, () -> organizations.getOrganization(ADMIN, draft.slug()));
    }

    @Test
    void theSameRequestAgainFoundsNoSecondOrganization() {
        Organization draft = draft(UUID.randomUUID(), slug());
        List<Future<Organization>> requests = IntStream.range(0, 8)
                .mapToObj(i -> organizations.createOrganization(ADMIN, draft))
                .toList();
        Organization founded = await(requests.get(0));

        assertThat(requests.stream().map(TestNode::await)).containsOnly(founded);
        assertAnnounced(founded, "OrganizationCreated");
    }

    @Test
    void anIdOrSlugInUseIsRefused() {
        Organization founded = found();

        assertRefused(
                Refusal.CONFLICT,
                () -> organizations.createOrganization(ADMIN, draft(UUID.randomUUID(), founded.slug())));
        assertRefused(Refusal.CONFLICT, () -> organizations.createOrganization(ADMIN, draft(founded.id(), slug())));
        assertThat(await(organizations.getOrganization(ADMIN, founded.slug()))).isEqualTo(founded);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "Upper",
                "-ab",
                "ab-",
                "a--b",
                "a_b",
                "zoë",
                "a b",
                "a2345678901234567890123456789012345678901234567890x",
                "0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b"
            })
    void slugsOfAnotherFormAreRefused(String slug) {
        ServiceException refusal = catchThrowableOfType(
                ServiceException.class,
                () -> await(organizations.createOrganization(ADMIN, draft(UUID.randomUUID(), slug))));

        assertThat(Refusal.errors(refusal)).extracting(FieldError::pointer).containsExactly("/slug");
    }

    @Test
    void allFaultsOfAnOrganizationAreNamedAtOnce() {
        Organization faulty =
                new Organization(UUID.randomUUID(), slug(), " ", "nul\0", "javascript:alert(1)", null, null, 0);

        ServiceException refusal = catchThrowableOfType(
                ServiceException.class, () -> await(organizations.createOrganization(ADMIN, faulty)));

        assertThat(Refusal.errors(refusal))
                .extracting(FieldError::pointer)
                .containsExactly("/name", "/description", "/url");
    }

    @ParameterizedTest
    @EnumSource(OrganizationRole.class)
    void everyMemberSeesTheOrganizationAndItsMembers(OrganizationRole role) {
        Organization organization = found();
        Caller member = memberOf(organization, role);

        assertThat(await(organizations.getOrganization(member, organization.slug())))
                .isEqualTo(organization);
        assertThat(await(organizations.listOrganizations(member, null, 50)).items())
                .containsExactly(organization);
        assertThat(await(organizations.listMembers(member, organization.id(), null, 50))
                        .items())
                .extracting(Member::userId)
                .containsExactly(member.userId());
    }

    @Test
    void forStrangersTheOrganizationDoesNotExist() {
        Organization organization = found();
        memberOf(organization, OrganizationRole.OWNER);
        memberOf(found(), ben, OrganizationRole.OWNER);

        for (Caller other : List.of(stranger, ben, Caller.ANONYMOUS)) {
            assertRefused(Refusal.NOT_FOUND, () -> organizations.getOrganization(other, organization.slug()));
            assertRefused(
                    Refusal.NOT_FOUND,
                    () -> organizations.getOrganization(other, organization.id().toString()));
            assertRefused(Refusal.NOT_FOUND, () -> organizations.listMembers(other, organization.id(), null, 50));
            assertRefused(
                    Refusal.NOT_FOUND,
                    () -> organizations.updateOrganization(other, organization.id(), patch("name", "Taken"), null));
            assertRefused(
                    Refusal.NOT_FOUND,
                    () -> organizations.putMember(
                            other, member(organization, UUID.randomUUID(), OrganizationRole.OWNER)));
            assertRefused(Refusal.NOT_FOUND, () -> organizations.removeMember(other, organization.id(), ada.userId()));
        }
        assertThat(await(organizations.listOrganizations(stranger, null, 50)).items())
                .isEmpty();
        assertThat(await(organizations.getOrganization(ADMIN, organization.slug())))
                .isEqualTo(organization);
    }

    @Test
    void ofFiftyUpdatesWithOneVersionExactlyOneWins() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);

        List<Future<Organization>> updates = IntStream.range(0, 50)
                .mapToObj(i -> organizations.updateOrganization(
                        ada, organization.id(), patch("name", "Name " + i), organization.version()))
                .toList();
        await(Future.join(updates).otherwiseEmpty());

        assertThat(updates).filteredOn(Future::succeeded).hasSize(1);
        // Whoever waited too long for a connection, of which there are not fifty, was not even looked at.
        assertThat(updates.stream().filter(Future::failed).map(Future::cause))
                .allMatch(cause -> Refusal.STALE.is(cause) || Refusal.UNAVAILABLE.is(cause));
        assertAnnounced(organization, "OrganizationCreated", "MemberChanged", "OrganizationUpdated");
    }

    @Test
    void aPatchThatChangesNothingKeepsTheVersionAndAnnouncesNothing() {
        Organization organization = found();

        assertThat(await(organizations.updateOrganization(
                        ADMIN, organization.id(), patch("name", organization.name()), 1L)))
                .isEqualTo(organization);
        assertAnnounced(organization, "OrganizationCreated");
    }

    @Test
    void theSlugStaysForEver() {
        Organization organization = found();

        assertRefused(
                Refusal.INVALID,
                () -> organizations.updateOrganization(ADMIN, organization.id(), patch("slug", slug()), null));
    }

    @Test
    void aMemberIsRemovedFromThePatchedOrganizationByNull() {
        Organization organization = found();

        Organization patched =
                await(organizations.updateOrganization(ADMIN, organization.id(), patch("url", null), null));

        assertThat(patched.url()).isNull();
        assertThat(patched.version()).isEqualTo(2);
    }

    @Test
    void pagesOfOrganizationsFollowEachOtherBySlug() {
        List<Organization> three = List.of(found(), found(), found()).stream()
                .sorted(Comparator.comparing(Organization::slug))
                .toList();
        three.forEach(organization -> memberOf(organization, ada, OrganizationRole.MEMBER));

        OrganizationPage first = await(organizations.listOrganizations(ada, null, 2));
        OrganizationPage second = await(organizations.listOrganizations(ada, first.nextCursor(), 2));

        assertThat(first.items()).isEqualTo(three.subList(0, 2));
        assertThat(second).isEqualTo(new OrganizationPage(three.subList(2, 3), null));
    }

    @Test
    void onlyAdministratorsLearnHowManyOrganizationsThereAre() {
        long before = await(organizations.countOrganizations(ADMIN));
        Caller owner = memberOf(found(), OrganizationRole.OWNER);

        assertThat(await(organizations.countOrganizations(Caller.SYSTEM))).isEqualTo(before + 1);
        assertRefused(Refusal.FORBIDDEN, () -> organizations.countOrganizations(owner));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 201})
    void pagesOfAnotherSizeAreRefused(int limit) {
        assertRefused(Refusal.INVALID, () -> organizations.listOrganizations(ADMIN, null, limit));
        assertRefused(Refusal.INVALID, () -> organizations.listMembers(ADMIN, found().id(), null, limit));
    }

    @Test
    void rowLevelSecurityHoldsWhereAStatementForgetsItsWhere() {
        Organization own = found();
        Organization foreign = found();
        memberOf(own, ada, OrganizationRole.OWNER);
        memberOf(foreign, ben, OrganizationRole.OWNER);

        assertThat(rows(ada, "select id from organizations")).containsExactly(own.id());
        assertThat(rows(ada, "select organization_id from members")).containsExactly(own.id());
        assertThat(rows(ada, "update organizations set name = 'Hers' returning id"))
                .containsExactly(own.id());
        assertThat(rows(ada, "update members set role = 'OWNER' returning organization_id"))
                .containsExactly(own.id());
        assertThat(rows(stranger, "delete from members returning user_id")).isEmpty();
        assertThat(rows(Caller.ANONYMOUS, "select user_id from members")).isEmpty();
        assertThat(await(organizations.getOrganization(ADMIN, foreign.slug()))).isEqualTo(foreign);
    }

    @Test
    void rowLevelSecurityLetsMembersChangeNothing() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        memberOf(organization, ben, OrganizationRole.ORGANIZER);

        assertThat(rows(ben, "update members set role = 'OWNER' returning user_id"))
                .isEmpty();
        assertThatThrownBy(() -> rows(ben, "update organizations set name = 'Taken' returning id"))
                .isInstanceOf(PgException.class);
    }
}
