package io.plenary.services.organizations;

import static io.plenary.testing.RefusalAssert.assertRefused;
import static io.plenary.testing.TestNode.await;
import static org.assertj.core.api.Assertions.assertThat;

import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Acceptance;
import io.plenary.contracts.organizations.Invitation;
import io.plenary.contracts.organizations.Organization;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class InvitationPaceTest extends OrganizationsTest {

    private static Invitation to(Organization organization, String email) {
        return new Invitation(
                UUID.randomUUID(),
                organization.id(),
                email,
                OrganizationRole.STAFF,
                null,
                null,
                null,
                null,
                null,
                false,
                null);
    }

    private static String address() {
        return UUID.randomUUID() + "@example.org";
    }

    /** Also where each is revoked before the next goes: it is mails that are counted. */
    @Test
    void anOrganizationSendsFiftyADayAtMost() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        for (int i = 0; i < 50; i++) {
            Invitation sent = await(invitations.invite(ada, to(organization, address())));
            await(invitations.revokeInvitation(ada, organization.id(), sent.id()));
        }

        assertRefused(Refusal.TOO_MANY, () -> invitations.invite(ada, to(organization, address())));
        assertThat(await(invitations.listInvitations(ada, organization.id()))).isEmpty();

        Organization another = found();
        memberOf(another, ada, OrganizationRole.OWNER);
        await(invitations.invite(ada, to(another, address())));
    }

    /** Whoever takes an invitation back and asks again would fill a mailbox otherwise. */
    @Test
    void anAddressIsWrittenToOnceInFiveMinutesWhateverBecameOfTheFirst() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        Invitation sent = await(invitations.invite(ada, to(organization, address())));
        await(invitations.revokeInvitation(ada, organization.id(), sent.id()));

        assertRefused(Refusal.TOO_MANY, () -> invitations.invite(ada, to(organization, sent.email())));
        Organization another = found();
        memberOf(another, ada, OrganizationRole.OWNER);
        assertThat(await(invitations.invite(ada, to(another, sent.email()))).invitedBy())
                .isEqualTo(ada.userId());
    }

    @Test
    void whatAnEventTellsOpensNothing() {
        Organization organization = found();
        memberOf(organization, ada, OrganizationRole.OWNER);
        Invitation sent = await(invitations.invite(ada, to(organization, address())));

        assertAnnounced(organization, "OrganizationCreated", "MemberChanged", "InvitationSent");
        Acceptance guessed = new Acceptance(sent.id().toString(), sent.email(), true);
        assertRefused(Refusal.NOT_FOUND, () -> invitations.acceptInvitation(ben, guessed));
        assertRefused(Refusal.FORBIDDEN, () -> invitations.mailedOffer(ben, sent.id()));
    }
}
