package io.plenary.contracts.promotions;

/** What somebody did with an advertisement. */
public enum SightingKind {
    /** At least half of it was in sight for a second. */
    SEEN,
    /** Its link was followed. */
    CLICKED
}
