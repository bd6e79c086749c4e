package io.plenary.services.organizations;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.Caller;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MembersTest extends OrganizationsTest {

    @Test
    void aNewRoleIsAnnouncedOnceAndKeepsTheDayOfJoining() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        Member joined = await(organizations.putMember(ada, member(organization, ben.userId(), OrganizationRole.STAFF)));
        Member again = await(organizations.putMember(ada, member(organization, ben.userId(), OrganizationRole.STAFF)));
        Member raised =
                await(organizations.putMember(ada, member(organization, ben.userId(), OrganizationRole.ORGANIZER)));

        assertThat(again).isEqualTo(joined);
        assertThat(raised)
                .isEqualTo(new Member(organization.id(), ben.userId(), OrganizationRole.ORGANIZER, joined.since()));
        assertAnnounced(organization, "OrganizationCreated", "MemberChanged", "MemberChanged", "MemberChanged");
    }

    @Test
    void everybodyMayLeaveAndLeavingTwiceIsHarmless() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        memberOf(organization, ben, OrganizationRole.MEMBER);

        await(organizations.removeMember(ben, organization.id(), ben.userId()));
        await(organizations.removeMember(ben, organization.id(), ben.userId()));

        assertThat(roles(organization)).containsExactly(OrganizationRole.OWNER);
        assertAnnounced(organization, "OrganizationCreated", "MemberChanged", "MemberChanged", "MemberRemoved");
        assertRefused(Refusal.NOT_FOUND, () -> organizations.getOrganization(ben, organization.slug()));
    }

    @Test
    void theLastOwnerNeitherGoesNorLosesTheRole() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        memberOf(organization, ben, OrganizationRole.ORGANIZER);

        for (Caller caller : List.of(ada, ADMIN, Caller.SYSTEM)) {
            assertRefused(Refusal.CONFLICT, () -> organizations.removeMember(caller, organization.id(), ada.userId()));
            assertRefused(
                    Refusal.CONFLICT,
                    () -> organizations.putMember(
                            caller, member(organization, ada.userId(), OrganizationRole.ORGANIZER)));
        }
        assertThat(roles(organization)).containsExactly(OrganizationRole.OWNER, OrganizationRole.ORGANIZER);
    }

    @Test
    void oneOfTwoOwnersMayStepDown() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        memberOf(organization, ben, OrganizationRole.OWNER);

        await(organizations.putMember(ada, member(organization, ada.userId(), OrganizationRole.MEMBER)));

        assertThat(roles(organization)).containsExactly(OrganizationRole.MEMBER, OrganizationRole.OWNER);
    }

    @Test
    void ofTwoOwnersRemovingEachOtherOneStays() {
        for (int round = 0; round < 20; round++) {
            Organization organization = found();
            memberOf(organization, ada, OrganizationRole.OWNER);
            memberOf(organization, ben, OrganizationRole.OWNER);

            List<Future<Void>> removals = List.of(
                    organizations.removeMember(ada, organization.id(), ben.userId()),
                    organizations.removeMember(ben, organization.id(), ada.userId()));
            await(Future.join(removals).otherwiseEmpty());

            assertThat(removals).filteredOn(Future::succeeded).hasSize(1);
            assertThat(roles(organization)).containsExactly(OrganizationRole.OWNER);
        }
    }

    @Test
    void ofTwoOwnersLeavingAtOnceOneStays() {
        for (int round = 0; round < 20; round++) {
            Organization organization = found();
            memberOf(organization, ada, OrganizationRole.OWNER);
            memberOf(organization, ben, OrganizationRole.OWNER);

            List<Future<Void>> leavings = List.of(
                    organizations.removeMember(ada, organization.id(), ada.userId()),
                    organizations.removeMember(ben, organization.id(), ben.userId()));
            await(Future.join(leavings).otherwiseEmpty());

            assertThat(leavings.stream().filter(Future::failed).map(Future::cause))
                    .hasSize(1)
                    .allMatch(Refusal.CONFLICT::is);
            assertThat(roles(organization)).containsExactly(OrganizationRole.OWNER);
        }
    }

    @Test
    void membershipsAreForTheUserAndForServices() {
        Organization first = found();
        Organization second = found();
        memberOf(first, ada, OrganizationRole.STAFF);
        memberOf(second, ada, OrganizationRole.OWNER);
        memberOf(second, ben, OrganizationRole.OWNER);

        for (Caller caller : List.of(ada, ADMIN, Caller.SYSTEM)) {
            assertThat(await(organizations.membershipsOf(caller, ada.userId())))
                    .extracting(Member::organizationId)
                    .containsExactly(first.id(), second.id());
        }
        assertRefused(Refusal.FORBIDDEN, () -> organizations.membershipsOf(ben, ada.userId()));
        assertRefused(Refusal.UNAUTHENTICATED, () -> organizations.membershipsOf(Caller.ANONYMOUS, ada.userId()));
    }

    @ParameterizedTest
    @EnumSource(
            value = OrganizationRole.class,
            names = {"ORGANIZER", "STAFF", "MEMBER"})
    void onlyOwnersGovern(OrganizationRole role) {
        Organization organization = found();
        Caller owner = memberOf(organization, OrganizationRole.OWNER);
        Caller other = memberOf(organization, ben, role);

        assertRefused(
                Refusal.FORBIDDEN,
                () -> organizations.updateOrganization(other, organization.id(), patch("name", "Taken"), null));
        assertRefused(
                Refusal.FORBIDDEN,
                () -> organizations.putMember(other, member(organization, ben.userId(), OrganizationRole.OWNER)));
        assertRefused(Refusal.FORBIDDEN, () -> organizations.removeMember(other, organization.id(), owner.userId()));
        assertThat(roles(organization)).containsExactly(OrganizationRole.OWNER, role);
    }

    @Test
    void aRoleTheCallerOnlyClaimsIsWorthNothing() {
        Organization organization = found();
        Caller liar = new Caller(stranger.userId(), null, Map.of(organization.id(), OrganizationRole.OWNER));

        assertRefused(Refusal.NOT_FOUND, () -> organizations.getOrganization(liar, organization.slug()));
        assertRefused(
                Refusal.NOT_FOUND,
                () -> organizations.putMember(liar, member(organization, liar.userId(), OrganizationRole.OWNER)));
    }
}
