package io.plenary.services.conferences;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Organization;
import io.plenary.contracts.organizations.OrganizationsService;
import io.plenary.testing.TestNode;
import io.vertx.core.Future;
import java.lang.reflect.Proxy;
import java.util.UUID;

/** Stands in for the floor below: every organization exists but the one named. */
final class FakeOrganizations {

    static final UUID MISSING = UUID.randomUUID();

    private FakeOrganizations() {}

    static void standIn(TestNode node) {
        Object service = Proxy.newProxyInstance(
                OrganizationsService.class.getClassLoader(),
                new Class<?>[] {OrganizationsService.class},
                (self, method, arguments) -> getOrganization((Caller) arguments[0], (String) arguments[1]));
        node.fake(OrganizationsService.class, OrganizationsService.ADDRESS, (OrganizationsService) service);
    }

    private static Future<Organization> getOrganization(Caller caller, String id) {
        UUID organizationId = UUID.fromString(id);
        boolean visible = caller.isAdmin() || caller.memberships().containsKey(organizationId);
        return visible && !organizationId.equals(MISSING)
                ? Future.succeededFuture(new Organization(organizationId, "org", "Org", null, null, null, null, 1))
                : Future.failedFuture(Refusal.NOT_FOUND.because("There is no such organization."));
    }
}
