package io.plenary.contracts.registrations;

/** What an invoice is about. */
public enum InvoiceKind {
    INVOICE,
    /** Takes back an invoice, or a part of it. */
    CANCELLATION
}
