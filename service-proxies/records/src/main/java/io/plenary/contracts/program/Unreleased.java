package io.plenary.contracts.program;

/** What becomes of a draft that is given up. */
public enum Unreleased {
    RELEASE,
    DISCARD
}
