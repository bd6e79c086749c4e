package io.plenary.contracts.registrations;

/** Why somebody has no seat any more. */
public enum SeatEnd {
    /** They did not want it any more. */
    WITHDRAWN,
    /** An organizer took it away. */
    REMOVED,
    /** There are fewer seats than before. */
    NO_ROOM,
    /** They have no ticket any more that is needed. */
    NO_TICKET,
    /** The session is gone. */
    SESSION_GONE
}
