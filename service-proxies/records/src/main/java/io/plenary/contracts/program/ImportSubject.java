package io.plenary.contracts.program;

/** What an import changes. */
public enum ImportSubject {
    SESSION,
    ROOM,
    TRACK
}
