package io.plenary.contracts.registrations;

/** What an answer looks like. */
public enum QuestionKind {
    /** A text, of one line or several. */
    TEXT,
    /** A whole number. */
    NUMBER,
    /** One of the options. */
    CHOICE,
    /** Some of the options. */
    SEVERAL,
    YES_NO,
    /** A day without a time. */
    DATE,
    /** A yes that somebody has to give, if it is required. */
    CONSENT
}
