package io.plenary.services.organizations;

import io.plenary.contracts.Fault;
import io.plenary.contracts.OrganizationRole;
import io.plenary.contracts.Refusal;
import io.plenary.contracts.organizations.Member;
import io.plenary.contracts.organizations.Organization;
import io.plenary.runtime.Faults;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;

/** What an organization may be, and what its owners may do. */
final class OrganizationRules {

    private static final Pattern SLUG = Pattern.compile("[a-z0-9](-?[a-z0-9])*");
    private static final Pattern ID = Pattern.compile("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final int SHORTEST_SLUG = 2;
    private static final int LONGEST_SLUG = 50;
    private static final int LONGEST_NAME = 200;
    private static final int LONGEST_DESCRIPTION = 10_000;
    private static final int LARGEST_PAGE = 200;

    private OrganizationRules() {}

    static void check(Organization organization) {
        new Faults()
                .check(organization.id() != null, "/id", Fault.REQUIRED)
                .check(isSlug(organization.slug()), "/slug", Fault.SLUG)
                .required("/name", organization.name(), LONGEST_NAME)
                .text("/description", organization.description(), LONGEST_DESCRIPTION)
                .webUrl("/url", organization.url())
                .refuseIfAny("The organization cannot be kept.");
    }

    /** A slug that reads like an id would hide the organization with that id. */
    private static boolean isSlug(String slug) {
        return slug != null
                && slug.length() >= SHORTEST_SLUG
                && slug.length() <= LONGEST_SLUG
                && SLUG.matcher(slug).matches()
                && !isId(slug);
    }

    static boolean isId(String idOrSlug) {
        return ID.matcher(idOrSlug).matches();
    }

    static void check(Member member) {
        new Faults()
                .check(member.organizationId() != null, "/organizationId", Fault.REQUIRED)
                .check(member.userId() != null, "/userId", Fault.REQUIRED)
                .check(member.role() != null, "/role", Fault.REQUIRED)
                .refuseIfAny("The member cannot be kept.");
    }

    static void checkLimit(int limit) {
        new Faults()
                .check(limit >= 1 && limit <= LARGEST_PAGE, "query/limit", Fault.RANGE, Map.of("least", 1, "most", 200))
                .refuseIfAny("The page cannot be made.");
    }

    /** Whether two descriptions of an organization say the same. */
    static boolean isSame(Organization one, Organization other) {
        return one.slug().equals(other.slug())
                && one.name().equals(other.name())
                && Objects.equals(one.description(), other.description())
                && Objects.equals(one.url(), other.url());
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
}
