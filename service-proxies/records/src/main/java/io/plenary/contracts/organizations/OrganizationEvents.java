package io.plenary.contracts.organizations;

/** What the organizations service announces. */
public final class OrganizationEvents {

    /** Payload: the organization. */
    public static final String ORGANIZATION_CREATED = "OrganizationCreated";

    /** Payload: the organization. */
    public static final String ORGANIZATION_UPDATED = "OrganizationUpdated";

    /** Somebody joined or has another role. Payload: userId, role. */
    public static final String MEMBER_CHANGED = "MemberChanged";

    /** Payload: userId. */
    public static final String MEMBER_REMOVED = "MemberRemoved";

    private OrganizationEvents() {}
}
