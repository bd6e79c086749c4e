package io.plenary.contracts.registrations;

/** What came of a transfer that is for an order. */
public enum StatementOutcome {
    PAID,
    /** The order was, or the transfer was for an order already. */
    PAID_ALREADY,
    /** The order was cancelled, or not paid in time. */
    ENDED,
    /** The order waits for no transfer. */
    NOT_AWAITED,
    /** There is no such order. */
    UNKNOWN
}
