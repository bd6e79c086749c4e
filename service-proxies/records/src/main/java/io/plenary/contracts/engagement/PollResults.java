package io.plenary.contracts.engagement;

/** When everybody sees how a poll was answered. */
public enum PollResults {
    /** While it is answered. */
    LIVE,
    /** Once it is closed. */
    CLOSED
}
