package io.plenary.contracts.registrations;

/** What somebody is told who wants a seat in a session. */
public enum SeatResult {
    TAKEN,
    /** It was theirs before. */
    ALREADY,
    FULL,
    /** It takes place together with another session in which they have a seat. */
    CLASHES,
    /** Nobody signs up yet, or any more. */
    CLOSED,
    /** They have no ticket of those that are needed. */
    NO_TICKET,
    /** Their ticket is not valid on the day of the session. */
    OTHER_DAY,
    /** There is no such session, or nobody signs up for it. */
    UNKNOWN
}
