package io.plenary.contracts.engagement;

/** Where a session stands, whatever the schedule says. */
public enum LivePhase {
    /** It has begun. */
    RUNNING,
    /** It is over. */
    ENDED
}
