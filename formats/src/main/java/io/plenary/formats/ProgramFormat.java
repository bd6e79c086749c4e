package io.plenary.formats;

/** The formats a program can be read from. */
public enum ProgramFormat {
    SCHEDULE_XML,
    SCHEDULE_JSON,
    ICALENDAR
}
