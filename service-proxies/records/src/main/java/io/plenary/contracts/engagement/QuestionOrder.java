package io.plenary.contracts.engagement;

/** In which order questions from the audience are listed. */
public enum QuestionOrder {
    /** Pinned ones first, then by votes, the oldest first among equals. */
    VOTES,
    /** The latest first. */
    TIME
}
