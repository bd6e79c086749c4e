package io.plenary.contracts.engagement;

/** What a room of the live channel is about, and by that who may enter. */
public enum RoomKind {
    /** What concerns everybody at a conference: whoever sees the conference and may look on there. */
    CONFERENCE,
    /** Questions, polls, chat and state of one session: whoever sees the session and may look on there. */
    SESSION,
    /** What waits for those who moderate a conference: who has the right to. */
    ORGANIZER,
    /** What one person is told: they alone. */
    USER
}
