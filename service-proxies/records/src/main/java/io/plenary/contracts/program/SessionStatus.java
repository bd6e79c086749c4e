package io.plenary.contracts.program;

/** Whether a session takes place. */
public enum SessionStatus {
    CONFIRMED,
    TENTATIVE,
    /** Stays as a tombstone, so that calendars and stars learn of it. */
    CANCELLED
}
