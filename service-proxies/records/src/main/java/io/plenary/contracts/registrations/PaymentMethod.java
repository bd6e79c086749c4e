package io.plenary.contracts.registrations;

/** How an order is paid. */
public enum PaymentMethod {
    /** There is nothing to pay. */
    FREE,
    /** To the account of the organizer, who says when the money has come. */
    TRANSFER,
    /** At a provider, which says so by itself. */
    CARD,
    /** Somewhere else, before it was imported; there is no invoice of it here. */
    ELSEWHERE,
    /** In coins and notes, to whoever sold it at a desk. */
    CASH,
    /** With a card, at a device on the desk of whoever sold it. */
    TERMINAL,
    /** Later, by the invoice that whoever sold it sends; its tickets let people in before it is paid. */
    INVOICE
}
