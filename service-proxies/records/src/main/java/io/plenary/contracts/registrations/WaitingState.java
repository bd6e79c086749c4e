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
    /** They got the same another way. */
    SERVED,
    /** They have no ticket any more that is needed in the session, on its day. */
    NO_TICKET,
    /** Nothing is sold any more, or nobody signs up. */
    OVER
}
