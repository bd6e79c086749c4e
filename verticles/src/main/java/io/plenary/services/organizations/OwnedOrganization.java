package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.Right;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Transaction;
import io.vertx.core.Future;
import java.util.UUID;

/** An organization that its owner is about to govern. */
final class OwnedOrganization {

    private OwnedOrganization() {}

    /** The organization, locked with its members. Refused where it is not the caller's to govern. */
    static Future<Organization> lock(Transaction tx, Caller caller, UUID organizationId) {
        requireOpen(caller, organizationId);
        return OrganizationStore.lock(tx.sql(), caller, organizationId)
                .map(found -> found.orElseThrow(OwnedOrganization::noSuchOrganization))
                .compose(organization -> caller.isAdmin()
                        ? Future.succeededFuture(organization)
                        : requireOwner(tx, caller, organizationId).map(organization));
    }

    /** Memberships are looked up here, and not taken from what the caller was told; what is closed is closed all the same. */
    static void requireOpen(Caller caller, UUID organizationId) {
        if (caller.closed().contains(organizationId)) {
            throw Refusal.FORBIDDEN.because(
                    "SECOND_FACTOR_MISSING", "The organization asks for a second factor, which this account has not.");
        }
    }

    /** Asked only after the lock was taken: whoever held it may have taken the caller's role away. */
    private static Future<Void> requireOwner(Transaction tx, Caller caller, UUID organizationId) {
        return MemberStore.find(tx.sql(), organizationId, caller.userId()).map(found -> {
            Member member = found.filter(held -> !held.pending()).orElseThrow(OwnedOrganization::noSuchOrganization);
            if (!member.role().gives(Right.ORGANIZATION_MANAGE)) {
                throw Right.ORGANIZATION_MANAGE.isMissing();
            }
            return null;
        });
    }

    static RuntimeException noSuchOrganization() {
        return Refusal.NOT_FOUND.because("There is no such organization.");
    }
}
