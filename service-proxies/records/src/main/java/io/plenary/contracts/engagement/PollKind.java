package io.plenary.contracts.engagement;

/** How a poll is answered. */
public enum PollKind {
    /** By one of its options. */
    SINGLE,
    /** By some of its options. */
    MULTIPLE,
    /** By one to five stars, which are its options. */
    RATING
}
