package io.plenary.contracts.registrations;

/** What a file with attendees is. */
public enum AttendeeFormat {
    CSV,
    XLSX,
    /** The orders of a pretix event, as it exports them. */
    PRETIX
}
