package io.plenary.contracts.registrations;

/** What a transfer may be for. */
public enum StatementMatch {
    /** One order waits for exactly that. */
    EXACT,
    /** One order waits, for another amount or currency. */
    AMOUNT_DIFFERS,
    /** The codes of several orders stand in it. */
    SEVERAL,
    /** Its order is paid. */
    PAID_ALREADY,
    /** Its order is paid by another transfer, so that this one goes back. */
    PAID_TWICE,
    /** Its order was cancelled, or not paid in time. */
    ENDED,
    /** No code of an order stands in it. */
    UNKNOWN
}
