package io.plenary.contracts.registrations;

/** What becomes of a line with an attendee. */
public enum AttendeeOutcome {
    /** There is a ticket more. */
    ADDED,
    /** It was there before. */
    ALREADY,
    /** An organizer left its ticket type out. */
    SKIPPED,
    /** It cannot be taken over; its findings say why. */
    REFUSED
}
