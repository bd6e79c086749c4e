package io.plenary.contracts.program;

/** What a release changes. */
public enum ReleaseSubject {
    SESSION,
    ROOM,
    TRACK
}
