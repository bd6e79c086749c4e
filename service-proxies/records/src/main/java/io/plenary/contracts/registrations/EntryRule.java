package io.plenary.contracts.registrations;

/** How often a ticket lets somebody in by a list. */
public enum EntryRule {
    ONCE,
    /** On each day of the conference's time zone. */
    ONCE_A_DAY,
    /** Whoever has gone out comes in again. */
    IN_AND_OUT
}
