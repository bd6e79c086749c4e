package io.plenary.contracts.engagement;

/** How a poll is answered. */
public enum PollKind {
    /** By one of its options. */
    SINGLE,
    /** By some of its options. */
    MULTIPLE,
    /** By one to five stars, which are its options. */
    RATING,
    /** By all of its options, the best first. */
    RANKING,
    /** By words of one's own, which become its options. */
    WORDS,
    /** By all of its options that are right. */
    QUIZ
}
