package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.organizations.Organization;
import io.vertx.core.Future;
import java.util.UUID;

/** Which conferences the platform has to approve: where it wants to, all but those of whom it trusts. */
final class Approval {

    private final OrganizationsClient organizations;
    private final boolean wanted;

    /** @param wanted what the operator decided */
    Approval(OrganizationsClient organizations, boolean wanted) {
        this.organizations = organizations;
        this.wanted = wanted;
    }

    /** Of a conference that the caller adds. Fails with INVALID where there is no such organization. */
    Future<Boolean> isNeeded(Caller caller, UUID organizationId) {
        return organizations
                .requireOrganization(caller, organizationId)
                .map(this::isNeeded)
                .map(needed -> needed && !caller.isAdmin());
    }

    /** Of a conference that is there, whoever asks. */
    Future<Boolean> isNeeded(UUID organizationId) {
        return wanted
                ? organizations
                        .requireOrganization(Caller.SYSTEM, organizationId)
                        .map(this::isNeeded)
                : Future.succeededFuture(false);
    }

    private boolean isNeeded(Organization organization) {
        return wanted && !Boolean.TRUE.equals(organization.approvalWaived());
    }
}
