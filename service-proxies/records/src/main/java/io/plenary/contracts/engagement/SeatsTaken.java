package io.plenary.contracts.engagement;

/** How many seats of a room are taken, as somebody who looks into it would say. */
public enum SeatsTaken {
    /** Most are free. */
    FREE,
    /** About half of them are. */
    HALF,
    /** Few are. */
    FEW,
    /** None is. */
    FULL
}
