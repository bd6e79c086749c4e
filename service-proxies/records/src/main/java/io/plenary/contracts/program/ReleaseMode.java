package io.plenary.contracts.program;

/** How changes of a program come to be public. */
public enum ReleaseMode {
    /** Each by itself, at once. */
    EVERY_CHANGE,
    /** Organizers work on a draft, and release it. */
    BY_HAND
}
