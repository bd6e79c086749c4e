package io.plenary.contracts.program;

/** How a session, room or track differs from what was released; one may differ in several ways. */
public enum ReleaseKind {
    NEW,
    MOVED,
    CANCELLED,
    REINSTATED,
    RENAMED,
    RETRACKED,
    /** In something else. */
    EDITED,
    REMOVED
}
