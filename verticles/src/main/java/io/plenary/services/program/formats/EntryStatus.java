package io.plenary.services.program.formats;

/** Whether an entry takes place. Only iCalendar has a place for it. */
public enum EntryStatus {
    CONFIRMED,
    TENTATIVE,
    CANCELLED
}
