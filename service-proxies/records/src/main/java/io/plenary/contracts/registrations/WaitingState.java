package io.plenary.contracts.registrations;

/** How far somebody who waits has come. */
public enum WaitingState {
    WAITING,
    /** Seats are held for them, for a while. */
    OFFERED,
    /** They took what was offered. */
    TAKEN,
    /** They did not, in time. */
    MISSED,
    /** They do not want to wait any more. */
    LEFT,
    /** Organizers took them off the list. */
    REMOVED,
    /** They got such a ticket another way. */
    SERVED,
    /** Nothing is sold any more. */
    OVER
}
