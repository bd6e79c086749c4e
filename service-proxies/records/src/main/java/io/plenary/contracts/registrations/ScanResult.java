package io.plenary.contracts.registrations;

/** What a door says to whoever shows a ticket. */
public enum ScanResult {
    IN,
    OUT,
    /** Somebody came in by this ticket before. */
    ALREADY_IN,
    /** Whoever is to go out has not come in. */
    NOT_IN,
    /** Its type is none of this list. */
    NOT_HERE,
    /** It is not valid today, in the time zone of the conference. */
    OTHER_DAY,
    TOO_EARLY,
    TOO_LATE,
    /** Its order is not confirmed. */
    NOT_PAID,
    /** Its order was cancelled. */
    REVOKED,
    /** Looks like a ticket, and no key of the conference has signed it. */
    FORGED,
    /** A genuine ticket of another conference. */
    FOREIGN,
    /** No ticket. */
    UNKNOWN
}
