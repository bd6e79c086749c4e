package io.plenary.contracts.notifications;

/** Why nothing is mailed to an address. */
public enum SuppressionCause {
    /** There is no such mailbox: a mail came back for good. */
    BOUNCED,
    /** Its reader called a mail spam. */
    COMPLAINED
}
