package io.plenary.contracts.registrations;

/** What happened to a session in which somebody has a seat. */
public enum SeatTrouble {
    /** It was moved to a time at which they have another seat. */
    CLASHES,
    CANCELLED
}
