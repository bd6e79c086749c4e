package io.plenary.contracts;

/** What somebody may do in an organization; each role includes those after it. */
public enum OrganizationRole {
    /** Members, rights, the organization itself, deletion of its conferences. */
    OWNER,
    /** Conferences and their programs: create, change, import, publish. */
    ORGANIZER,
    /** Sees drafts and statistics, changes nothing. */
    STAFF,
    /** Belongs to the organization and sees what is public. */
    MEMBER;

    public boolean includes(OrganizationRole other) {
        return ordinal() <= other.ordinal();
    }
}
