package io.plenary.contracts.program;

/** What a schedule file is written in. */
public enum ImportFormat {
    /** frab, pentabarf, pretalx or c3voc schedule.xml */
    XML,
    /** frab, pretalx or c3voc schedule.json */
    JSON,
    /** iCalendar */
    ICS,
    /** to be found out from the content */
    UNKNOWN
}
