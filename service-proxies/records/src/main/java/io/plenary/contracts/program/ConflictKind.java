package io.plenary.contracts.program;

/** What can be wrong with a slot. */
public enum ConflictKind {
    /** Two sessions in one room at one time. */
    ROOM_TAKEN,
    /** One speaker in two sessions at one time. */
    SPEAKER_TWICE,
    /** Before the first or after the last day. */
    OUTSIDE_CONFERENCE
}
