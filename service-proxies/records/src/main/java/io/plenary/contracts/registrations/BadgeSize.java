package io.plenary.contracts.registrations;

/** On what badges are printed. */
public enum BadgeSize {
    /** A page of 105 × 148 mm for each. */
    A6,
    /** A page of 86 × 54 mm for each, as plastic cards have. */
    CARD,
    /** A4 with 4 of 105 × 148 mm. */
    SHEET_OF_4,
    /** A4 with 8 of 90 × 60 mm. */
    SHEET_OF_8,
    /** A4 with 10 of 85 × 54 mm. */
    SHEET_OF_10
}
