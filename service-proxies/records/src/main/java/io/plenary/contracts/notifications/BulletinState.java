package io.plenary.contracts.notifications;

/** How far a bulletin has come. */
public enum BulletinState {
    /** Somebody writes it. */
    DRAFT,
    /** It begins at the moment it says. */
    SCHEDULED,
    /** Some have it, and the others are about to get it. */
    SENDING,
    /** It went to everybody it is for. */
    SENT,
    /** Somebody stopped it, or its conference is gone: who had it has it, and nobody else gets it. */
    STOPPED
}
