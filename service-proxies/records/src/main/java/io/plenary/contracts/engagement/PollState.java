package io.plenary.contracts.engagement;

/** Where a poll stands. */
public enum PollState {
    /** Only those who moderate see it. */
    DRAFT,
    /** It is being answered. */
    OPEN,
    /** It is answered no more. */
    CLOSED
}
