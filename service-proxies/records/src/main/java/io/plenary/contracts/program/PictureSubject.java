package io.plenary.contracts.program;

/** What a picture shows: the logo of the conference or of a session, or somebody who speaks. */
public enum PictureSubject {
    CONFERENCE,
    SESSION,
    SPEAKER
}
