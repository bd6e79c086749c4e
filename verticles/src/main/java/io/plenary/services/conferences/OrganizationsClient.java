package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.FieldError;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.runtime.Proxies;
import io.vertx.core.Future;
import java.util.List;
import java.util.UUID;

/** What conferences ask of the floor below. */
final class OrganizationsClient {

    private final Proxies proxies;

    OrganizationsClient(Proxies proxies) {
        this.proxies = proxies;
    }

    /** An administrator may name any organization, also one that does not exist: that is refused as INVALID. */
    Future<Organization> requireOrganization(Caller caller, UUID organizationId) {
        return proxies.of(OrganizationsService.class, OrganizationsService.ADDRESS)
                .getOrganization(caller, organizationId.toString())
                .recover(failure -> Future.failedFuture(Refusal.NOT_FOUND.is(failure) ? unknown() : failure));
    }

    private static RuntimeException unknown() {
        FieldError error = Fault.UNKNOWN_ORGANIZATION.at("/organizationId");
        return Refusal.INVALID.because("The conference cannot be saved.", List.of(error));
    }
}
