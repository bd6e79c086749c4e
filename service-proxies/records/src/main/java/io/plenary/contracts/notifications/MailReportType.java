package io.plenary.contracts.notifications;

/** What a provider may say of a mail. */
public enum MailReportType {
    DELIVERED,
    /** It came back. */
    BOUNCED,
    /** Its reader calls it spam. */
    COMPLAINED
}
