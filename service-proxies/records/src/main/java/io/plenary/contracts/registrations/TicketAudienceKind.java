package io.plenary.contracts.registrations;

/** By what it is known for whom tickets of a type are. */
public enum TicketAudienceKind {
    /** Members of the organization, with whatever role. */
    MEMBERS,
    /** Whoever has a confirmed address of some domains. */
    EMAIL_DOMAINS,
    /** Whoever has a confirmed address of a list, which only organizers read. */
    LIST
}
