package io.plenary.contracts.program;

/** What a program is exported as. */
public enum ExportFormat {
    /** frab schedule.xml */
    XML,
    /** c3voc schedule.json */
    JSON,
    /** iCalendar */
    ICS
}
