package io.plenary.contracts.organizations;

import com.fasterxml.jackson.annotation.JsonValue;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.events.OfUser;
import io.plenary.contracts.events.Payload;
import java.util.UUID;

/** What the organizations service announces. */
public sealed interface OrganizationEvents extends Payload {

    record OrganizationCreated(@JsonValue Organization organization) implements OrganizationEvents {}

    record OrganizationUpdated(@JsonValue Organization organization) implements OrganizationEvents {}

    /** Somebody joined or has another role. */
    record MemberChanged(UUID userId, OrganizationRole role) implements OrganizationEvents, OfUser {}

    record MemberRemoved(UUID userId) implements OrganizationEvents, OfUser {}
}
