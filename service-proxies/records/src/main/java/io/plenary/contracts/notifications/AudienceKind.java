package io.plenary.contracts.notifications;

/** Whom organizers may write to, all at once. */
public enum AudienceKind {
    /** Whoever has a session of the conference on the agenda, or wrote a note on one. */
    ATTENDEES,
    /** Whoever has one session on the agenda. */
    SESSION,
    /** Whoever has a session of one track on the agenda. */
    TRACK,
    /** Whoever works for the organization. */
    TEAM
}
