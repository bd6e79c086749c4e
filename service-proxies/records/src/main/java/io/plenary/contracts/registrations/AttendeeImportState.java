package io.plenary.contracts.registrations;

/** How far an import of attendees is. */
public enum AttendeeImportState {
    /** The file is not complete yet, or being read. */
    UPLOADING,
    /** It is to be said what its columns mean. */
    READ,
    /** It is found out what it would do. */
    CHECKING,
    /** Somebody is to decide. */
    CHECKED,
    RUNNING,
    DONE,
    /** The file cannot be read; its findings say why. */
    FAILED
}
