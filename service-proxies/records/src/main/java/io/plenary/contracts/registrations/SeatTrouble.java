package io.plenary.contracts.registrations;

/** What happened to a session in which somebody has a seat, or waits for one. */
public enum SeatTrouble {
    /** It was moved to a time at which they have another seat. */
    CLASHES,
    /** The session for which they wait was moved to a time at which they have a seat. */
    AWAITED_CLASHES,
    /** It was moved to a day on which none of their tickets is valid with which people sit there. They keep the seat. */
    OTHER_DAY,
    CANCELLED
}
