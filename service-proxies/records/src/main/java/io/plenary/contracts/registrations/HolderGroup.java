package io.plenary.contracts.registrations;

/** Those who have to do with the tickets of a conference. */
public enum HolderGroup {
    /** Whose ticket lets them in. */
    TICKETS,
    /** Who came in by it, whatever the list. */
    CHECKED_IN,
    /** Who has not. */
    NOT_CHECKED_IN,
    /** Who waits for one. */
    WAITING,
    /** Whose money is awaited. */
    UNPAID
}
