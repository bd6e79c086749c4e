package io.plenary.contracts.promotions;

/** Where advertisements are shown. */
public enum Placement {
    /** On the page of the conference. */
    HOME,
    /** Between the sessions of a list. */
    SCHEDULE,
    /** Below what is told of a session. */
    SESSION,
    /** Below mails about the conference. */
    MAIL_FOOTER
}
