package io.plenary.services.organizations;

import io.plenary.contracts.Caller;
import io.plenary.contracts.Fault;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Faults;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/** What an organization may be, and what its owners may do. */
final class OrganizationRules {

    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;

    private OrganizationRules() {}

    static void check(Organization organization) {
        new Faults()
                .check(organization.id() != null, "/id", Fault.REQUIRED)
                .slug("/slug", organization.slug())
                .required("/name", organization.name(), LONGEST_NAME)
                .text("/description", organization.description(), LONGEST_DESCRIPTION)
                .webUrl("/url", organization.url())
                .refuseIfAny("The organization cannot be kept.");
    }

    static void check(Member member) {
        new Faults()
                .check(member.organizationId() != null, "/organizationId", Fault.REQUIRED)
                .check(member.userId() != null, "/userId", Fault.REQUIRED)
                .check(member.role() != null, "/role", Fault.REQUIRED)
                .refuseIfAny("The member cannot be kept.");
    }

    /** Whether two descriptions of an organization say the same. */
    static boolean isSame(Organization one, Organization other) {
        return one.slug().equals(other.slug())
                && one.name().equals(other.name())
                && Objects.equals(one.description(), other.description())
                && Objects.equals(one.url(), other.url())
                && isWaived(one) == isWaived(other)
                && isRequired(one) == isRequired(other);
    }

    private static boolean isRequired(Organization organization) {
        return Boolean.TRUE.equals(organization.secondFactorRequired());
    }

    /** @throws io.vertx.serviceproxy.ServiceException FORBIDDEN where owners would let themselves off */
    static void requireMayWaive(Caller caller, Organization before, Organization after) {
        if (isWaived(before) != isWaived(after) && !caller.isAdmin()) {
            throw Refusal.FORBIDDEN.because("Only administrators of the platform waive approvals.");
        }
    }

    private static boolean isWaived(Organization organization) {
        return Boolean.TRUE.equals(organization.approvalWaived());
    }

    /**
     * An organization that has owners keeps one.
     *
     * @param held the role of the member before the change
     * @param next the role afterwards, null when removed
     */
    static void keepAnOwner(OrganizationRole held, OrganizationRole next, long owners) {
        if (held == OrganizationRole.OWNER && next != OrganizationRole.OWNER && owners == 1) {
            throw Refusal.CONFLICT.because(
                    "LAST_OWNER", "The last owner cannot go: make somebody else an owner first.");
        }
    }

    static void requireAnother(Caller caller, UUID userId) {
        new Faults()
                .check(!userId.equals(caller.userId()), "/userId", Fault.IMPOSSIBLE)
                .refuseIfAny("An organization is handed over to somebody else.");
    }

    /** Who administers the platform may govern an organization, and has nothing to hand over. */
    static void requireOwner(Optional<Member> own) {
        if (own.filter(member -> member.role() == OrganizationRole.OWNER && !member.pending())
                .isEmpty()) {
            throw Refusal.FORBIDDEN.because("Only an owner hands the organization over.");
        }
    }

    static Member requireHeir(Optional<Member> heir) {
        boolean belongs = heir.filter(member -> !member.pending()).isPresent();
        new Faults()
                .check(belongs, "/userId", Fault.NOT_A_MEMBER)
                .refuseIfAny("An organization is handed over to one of its members.");
        return heir.orElseThrow();
    }
}
