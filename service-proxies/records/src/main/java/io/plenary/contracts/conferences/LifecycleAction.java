package io.plenary.contracts.conferences;

/** What is done with a conference as a whole. */
public enum LifecycleAction {
    /** Organizers ask the platform for its approval. */
    SUBMIT,
    /** Organizers take that back. */
    WITHDRAW,
    /** Administrators let it be published, and its program be made. */
    APPROVE,
    /** Administrators do not, and say why. */
    REJECT,
    /** Owners show it to everybody; also what was archived. */
    PUBLISH,
    /** Owners close its program. */
    ARCHIVE,
    /** Owners call it off, for good. */
    CANCEL
}
