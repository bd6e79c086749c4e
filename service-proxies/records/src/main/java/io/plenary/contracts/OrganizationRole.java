package io.plenary.contracts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** What somebody is in an organization: a set of rights on all of it. */
public enum OrganizationRole {
    /** Everything: members, rights, the organization itself, deletion of its conferences. */
    OWNER(EnumSet.allOf(Right.class)),
    /** Conferences and their programs: creates, changes, imports and releases them. */
    ORGANIZER(EnumSet.of(
            Right.CONFERENCES_READ,
            Right.CONFERENCES_CREATE,
            Right.CONFERENCES_EDIT,
            Right.PROGRAM_EDIT,
            Right.PROGRAM_IMPORT,
            Right.PROGRAM_RELEASE,
            Right.PEOPLE_READ,
            Right.PEOPLE_EDIT,
            Right.STATISTICS_READ,
            Right.MESSAGES_SEND,
            Right.TICKETS_MANAGE,
            Right.TICKETS_CHECKIN,
            Right.PROMOTIONS_MANAGE,
            Right.PROMOTIONS_READ,
            Right.LIVE_MODERATE)),
    /** Sees drafts and statistics, changes nothing. */
    STAFF(EnumSet.of(Right.CONFERENCES_READ, Right.PEOPLE_READ, Right.STATISTICS_READ, Right.PROMOTIONS_READ)),
    /** Belongs to the organization and sees what is public; teams give more. */
    MEMBER(EnumSet.noneOf(Right.class));

    private final Set<Right> rights;

    OrganizationRole(Set<Right> rights) {
        this.rights = Collections.unmodifiableSet(rights);
    }

    public Set<Right> rights() {
        return rights;
    }

    public boolean gives(Right right) {
        return rights.contains(right);
    }
}
