package io.plenary.formats.document;

/** Whether an entry takes place. Only iCalendar has a place for it. */
public enum EntryStatus {
    CONFIRMED,
    TENTATIVE,
    CANCELLED
}
