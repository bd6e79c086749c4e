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
import org.junit.jupiter.api.Test;

class OwnershipTest extends OrganizationsTest {

    @Test
    void anOwnerHandsTheOrganizationOverToAMember() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        memberOf(organization, ben, OrganizationRole.MEMBER);

        Member owner = await(organizations.handOver(ada, organization.id(), ben.userId()));

        assertThat(owner.role()).isEqualTo(OrganizationRole.OWNER);
        assertThat(roles(organization)).containsExactly(OrganizationRole.ORGANIZER, OrganizationRole.OWNER);
        assertAnnounced(
                organization,
                "OrganizationCreated",
                "MemberChanged",
                "MemberChanged",
                "MemberChanged",
                "MemberChanged");
    }

    @Test
    void itIsNotHandedToStrangersNorByThem() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        memberOf(organization, ben, OrganizationRole.ORGANIZER);

        assertRefused(Refusal.INVALID, () -> organizations.handOver(ada, organization.id(), stranger.userId()));
        assertRefused(Refusal.INVALID, () -> organizations.handOver(ada, organization.id(), ada.userId()));
        assertRefused(Refusal.FORBIDDEN, () -> organizations.handOver(ben, organization.id(), ada.userId()));
        assertRefused(Refusal.FORBIDDEN, () -> organizations.handOver(ADMIN, organization.id(), ben.userId()));
        assertRefused(Refusal.NOT_FOUND, () -> organizations.handOver(stranger, organization.id(), ben.userId()));
        assertThat(roles(organization)).containsExactly(OrganizationRole.OWNER, OrganizationRole.ORGANIZER);
    }

    @Test
    void itIsNotHandedToWhomNobodyHasConfirmed() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        Member pending = new Member(organization.id(), ben.userId(), OrganizationRole.MEMBER, null, true);
        await(organizations.putMember(Caller.SYSTEM, pending));

        assertRefused(Refusal.INVALID, () -> organizations.handOver(ada, organization.id(), ben.userId()));
    }

    @Test
    void ofTwoWhoHandItToEachOtherAtOnceOneOwnerStays() {
        for (int round = 0; round < 20; round++) {
            Organization organization = found();
            memberOf(organization, ada, OrganizationRole.OWNER);
            memberOf(organization, ben, OrganizationRole.OWNER);

            List<Future<Member>> handed = List.of(
                    organizations.handOver(ada, organization.id(), ben.userId()),
                    organizations.handOver(ben, organization.id(), ada.userId()));
            await(Future.join(handed).otherwiseEmpty());

            assertThat(roles(organization)).containsOnlyOnce(OrganizationRole.OWNER);
        }
    }
}
