package io.plenary.contracts.program;

/** What is printed of a program. */
public enum PrintKind {
    /** All of it, as a booklet. */
    PROGRAM,
    /** What happens in a room, a page or more for each day, to hang up at its door. */
    DOOR_SHEETS
}
