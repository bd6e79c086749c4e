package io.plenary.contracts.organizations;

import com.fasterxml.jackson.annotation.JsonValue;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Right;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import java.util.List;
import java.util.UUID;

/** What the organizations service announces. */
public sealed interface OrganizationEvents extends Payload {

    record OrganizationCreated(@JsonValue Organization organization) implements OrganizationEvents {}

    record OrganizationUpdated(@JsonValue Organization organization) implements OrganizationEvents {}

    /** Somebody joined or has another role. */
    record MemberChanged(UUID userId, OrganizationRole role) implements OrganizationEvents, OfUser {}

    record MemberRemoved(UUID userId) implements OrganizationEvents, OfUser {}

    /** An invitation is to be mailed: its link follows from {@code mailedId} for those who know the secret. */
    record InvitationSent(UUID invitationId, UUID mailedId) implements OrganizationEvents {}

    record InvitationRevoked(UUID invitationId) implements OrganizationEvents {}

    record InvitationAccepted(UUID userId, UUID invitationId, boolean otherAddress)
            implements OrganizationEvents, OfUser {}

    record TeamCreated(UUID teamId, String name, List<Right> rights) implements OrganizationEvents {}

    record TeamUpdated(UUID teamId, String name, List<Right> rights) implements OrganizationEvents {}

    record TeamDeleted(UUID teamId, String name) implements OrganizationEvents {}

    /** Somebody joined a team, left it, or may do something else by it. */
    record TeamMemberChanged(UUID userId, UUID teamId) implements OrganizationEvents, OfUser {}
}
